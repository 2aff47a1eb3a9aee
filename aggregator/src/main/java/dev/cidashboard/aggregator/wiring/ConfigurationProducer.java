package dev.cidashboard.aggregator.wiring;

import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.CurrentConfiguration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands over what the main has read before the container started. */
final class ConfigurationProducer {

    @Produces
    @Singleton
    Configuration configuration() {
        return CurrentConfiguration.get();
    }
}
