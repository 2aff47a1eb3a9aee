package dev.cidashboard.aggregator.metrics;

import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.refresh.InstanceHealth;
import dev.cidashboard.aggregator.refresh.RefreshListener;
import dev.cidashboard.aggregator.refresh.SweepOutcome;
import dev.cidashboard.api.InstanceId;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Locale;

/** Passes, sweeps, and what failed in them. */
@Singleton
final class RefreshMetrics implements RefreshListener {

    private final MeterRegistry registry;

    RefreshMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void passFinished(InstanceId instance, InstanceHealth.Pass pass) {
        registry.timer(
                        "cidashboard.refresh.pass",
                        "instance",
                        instance.name(),
                        "outcome",
                        pass.outcome().word())
                .record(Duration.between(pass.startedAt(), pass.finishedAt()));
    }

    @Override
    public void sweepFinished(InstanceId instance, SweepOutcome outcome, int projects, Duration duration) {
        registry.timer("cidashboard.refresh.sweep", "instance", instance.name(), "outcome", outcome.word())
                .record(duration);
        registry.counter("cidashboard.refresh.sweep.projects", "instance", instance.name(), "outcome", outcome.word())
                .increment(projects);
    }

    @Override
    public void readingFailed(InstanceId instance, Reading reading, Failure.Kind kind) {
        registry.counter(
                        "cidashboard.refresh.failures",
                        "instance",
                        instance.name(),
                        "reading",
                        reading == null ? "none" : reading.name().toLowerCase(Locale.ROOT),
                        "kind",
                        kind.code())
                .increment();
    }
}
