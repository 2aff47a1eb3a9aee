package dev.cidashboard.aggregator.wiring;

import dev.cidashboard.aggregator.database.SchemaRules;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import jakarta.inject.Singleton;

/** Lets Flyway work by our rules; not all of them have a property. */
@Singleton
final class SchemaCustomizer implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration flyway) {
        SchemaRules.apply(flyway);
    }
}
