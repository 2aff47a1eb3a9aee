package dev.cidashboard.aggregator.wiring;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.forge.Words;
import dev.cidashboard.aggregator.refresh.InstanceHealth;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.snapshot.DatabaseSnapshots;
import dev.cidashboard.aggregator.snapshot.Snapshots;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.List;

/** What survives a restart, where there is a database for it. */
final class SnapshotsProducer {

    @Produces
    @Singleton
    Words words() {
        return new Words();
    }

    @Produces
    @Singleton
    Snapshots snapshots(
            Connectors connectors, WarmState state, Database database, Words words, Refresh refresh, Clock clock) {
        // Without a database there is nobody of whom anything is saved.
        Connectors saved = database.isOff() ? new Connectors(List.of()) : connectors;
        return new Snapshots(
                saved,
                state,
                new DatabaseSnapshots(database),
                words,
                clock,
                instance -> isListed(refresh, instance),
                Snapshots.Patience.USUAL);
    }

    private static boolean isListed(Refresh refresh, InstanceId instance) {
        return refresh.health(instance)
                .map(InstanceHealth::lastPass)
                .filter(pass -> pass.outcome() != InstanceHealth.Outcome.UNLISTED)
                .isPresent();
    }
}
