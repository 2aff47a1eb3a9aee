package dev.cidashboard.aggregator.metrics;

import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.DatabaseHealth;
import dev.cidashboard.aggregator.history.HistoryWriter;
import dev.cidashboard.aggregator.history.WriterHealth;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.util.function.ToDoubleFunction;

/** Whether the history keeps up; nothing where there is none. */
@Singleton
final class HistoryMetrics {

    private static final double MILLIS = 1000;

    private final MeterRegistry registry;
    private final Database database;
    private final HistoryWriter writer;

    HistoryMetrics(MeterRegistry registry, Database database, HistoryWriter writer) {
        this.registry = registry;
        this.database = database;
        this.writer = writer;
    }

    void register(@Observes StartupEvent event) {
        if (database.isOff()) {
            return;
        }
        Gauge.builder("cidashboard.history.up", database, known -> isReady(known) ? 1 : 0)
                .description("Whether the database could be used when it was last tried")
                .register(registry);
        gauge("pending", "Entries that are not written yet", WriterHealth::pending);
        Gauge.builder(
                        "cidashboard.history.lag",
                        writer,
                        of(health -> health.lag().toMillis() / MILLIS))
                .description("How long the oldest pipeline that is not written has waited")
                .baseUnit("seconds")
                .register(registry);
        gauge("batch", "Entries of the last batch", WriterHealth::lastBatch);
        Gauge.builder(
                        "cidashboard.history.batch.duration",
                        writer,
                        of(health -> health.lastTook().toMillis() / MILLIS))
                .description("How long the last batch took")
                .baseUnit("seconds")
                .register(registry);
        counter("written", "Entries that were written", WriterHealth::written);
        counter("failures", "Batches that the database did not take; they are tried again", WriterHealth::failures);
        counter("dropped", "Entries that the database would never have taken", WriterHealth::dropped);
    }

    private void gauge(String name, String description, ToDoubleFunction<WriterHealth> figure) {
        Gauge.builder("cidashboard.history." + name, writer, of(figure))
                .description(description)
                .register(registry);
    }

    private void counter(String name, String description, ToDoubleFunction<WriterHealth> figure) {
        FunctionCounter.builder("cidashboard.history." + name, writer, of(figure))
                .description(description)
                .register(registry);
    }

    private static ToDoubleFunction<HistoryWriter> of(ToDoubleFunction<WriterHealth> figure) {
        return writer -> figure.applyAsDouble(writer.health());
    }

    private static boolean isReady(Database database) {
        return database.health().state() == DatabaseHealth.State.READY;
    }
}
