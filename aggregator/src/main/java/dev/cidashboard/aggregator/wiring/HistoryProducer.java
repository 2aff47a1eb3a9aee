package dev.cidashboard.aggregator.wiring;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.history.DeploymentRounds;
import dev.cidashboard.aggregator.history.HistoryWriter;
import dev.cidashboard.aggregator.history.MissedAttempts;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.configuration.Configuration;
import io.agroal.api.AgroalDataSource;
import org.flywaydb.core.Flyway;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;

/** The database and what remembers, awake or asleep: without a database in the configuration none of its beans is touched. */
final class HistoryProducer {

    @Produces
    @Singleton
    Database database(
            Configuration configuration, Instance<AgroalDataSource> source, Instance<Flyway> flyway, Clock clock) {
        return configuration.history().database().isEmpty()
                ? Database.off(clock)
                : new Database(source.get(), () -> migrate(flyway.get(), source.get()), clock);
    }

    /** The connections that a migration had are not given to others: they know no timeouts. */
    private static void migrate(Flyway flyway, AgroalDataSource source) {
        try {
            flyway.migrate();
        } finally {
            source.flush(AgroalDataSource.FlushMode.GRACEFUL);
        }
    }

    @Produces
    @Singleton
    MissedAttempts missedAttempts(
            Database database, Connectors connectors, WarmState state, OnDemandThreads threads, Clock clock) {
        return new MissedAttempts(database, connectors, state, threads, clock);
    }

    @Produces
    @Singleton
    DeploymentRounds deploymentRounds(
            Database database,
            Connectors connectors,
            WarmState state,
            Configuration configuration,
            OnDemandThreads threads,
            Clock clock) {
        return new DeploymentRounds(
                database, connectors, state, configuration.history().retention(), threads, clock);
    }

    @Produces
    @Singleton
    HistoryWriter writer(Database database, Configuration configuration, Clock clock) {
        return new HistoryWriter(database, configuration.history().retention(), clock);
    }
}
