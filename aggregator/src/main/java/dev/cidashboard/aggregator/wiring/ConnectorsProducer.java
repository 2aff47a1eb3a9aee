package dev.cidashboard.aggregator.wiring;

import dev.cidashboard.aggregator.connector.ConnectorFactory;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.forge.ForgeListener;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.Words;
import dev.cidashboard.configuration.Configuration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;

/** One connector for each usable instance of the configuration. */
final class ConnectorsProducer {

    @Produces
    @Singleton
    Connectors connectors(Configuration configuration, ForgeListener listener, Clock clock, Words words) {
        return new ConnectorFactory(ForgeSettings.DEFAULTS, listener, clock, words).connectors(configuration);
    }
}
