package dev.cidashboard.web;

import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.CurrentConfiguration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands what the main read to whoever asks for it by type. */
@Singleton
class ConfigurationProducer {

    @Produces
    @Singleton
    Configuration configuration() {
        return CurrentConfiguration.get();
    }
}
