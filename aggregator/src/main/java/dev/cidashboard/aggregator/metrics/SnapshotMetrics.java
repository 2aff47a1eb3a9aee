package dev.cidashboard.aggregator.metrics;

import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.snapshot.SnapshotHealth;
import dev.cidashboard.aggregator.snapshot.Snapshots;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Whether a restart would be a warm one; nothing where nothing is saved. */
@Singleton
final class SnapshotMetrics {

    private static final double MILLIS = 1000;

    private final MeterRegistry registry;
    private final Database database;
    private final Snapshots snapshots;

    SnapshotMetrics(MeterRegistry registry, Database database, Snapshots snapshots) {
        this.registry = registry;
        this.database = database;
        this.snapshots = snapshots;
    }

    void register(@Observes StartupEvent event) {
        if (database.isOff()) {
            return;
        }
        counter("saves", "Transactions in which state was saved", SnapshotHealth::saves);
        counter("rows", "Rows that were saved", SnapshotHealth::rows);
        FunctionCounter.builder("cidashboard.snapshot.written", snapshots, of(SnapshotHealth::bytes))
                .description("Bytes that were saved")
                .baseUnit("bytes")
                .register(registry);
        counter(
                "failures",
                "How often the database did not take what was due; it is tried again",
                SnapshotHealth::failures);
        seconds("save.duration", "How long it last took to save what was due", SnapshotHealth::lastTook);
        seconds("age", "How long ago all that was due was saved", SnapshotHealth::sinceSuccess);
    }

    private void counter(String name, String description, ToDoubleFunction<SnapshotHealth> figure) {
        FunctionCounter.builder("cidashboard.snapshot." + name, snapshots, of(figure))
                .description(description)
                .register(registry);
    }

    private void seconds(String name, String description, Function<SnapshotHealth, Duration> figure) {
        Gauge.builder(
                        "cidashboard.snapshot." + name,
                        snapshots,
                        of(health -> figure.apply(health).toMillis() / MILLIS))
                .description(description)
                .baseUnit("seconds")
                .register(registry);
    }

    private static ToDoubleFunction<Snapshots> of(ToDoubleFunction<SnapshotHealth> figure) {
        return snapshots -> figure.applyAsDouble(snapshots.health());
    }
}
