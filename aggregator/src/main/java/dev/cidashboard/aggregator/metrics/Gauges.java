package dev.cidashboard.aggregator.metrics;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.forge.Budget;
import dev.cidashboard.aggregator.refresh.InstanceHealth;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectSort;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How things stand at the moment of a scrape. */
@Singleton
final class Gauges {

    private static final String INSTANCE = "instance";

    private final MeterRegistry registry;
    private final Connectors connectors;
    private final Refresh refresh;
    private final WarmState state;
    private final Clock clock;
    private final MultiGauge budgets;

    Gauges(MeterRegistry registry, Connectors connectors, Refresh refresh, WarmState state, Clock clock) {
        this.registry = registry;
        this.connectors = connectors;
        this.refresh = refresh;
        this.state = state;
        this.clock = clock;
        this.budgets = MultiGauge.builder("cidashboard.connector.budget.left")
                .description("Requests that the credential may still make in this window")
                .register(registry);
    }

    void register(@Observes StartupEvent event) {
        for (Connector connector : connectors.all()) {
            InstanceId instance = connector.instance();
            Gauge.builder("cidashboard.refresh.queue", () -> queued(instance))
                    .description("Projects that wait for their turn")
                    .tag(INSTANCE, instance.name())
                    .register(registry);
            Gauge.builder("cidashboard.state.age", () -> oldestSeconds(instance))
                    .description("How long ago the row that was confirmed longest ago was confirmed")
                    .baseUnit("seconds")
                    .tag(INSTANCE, instance.name())
                    .register(registry);
            Gauge.builder("cidashboard.state.projects", () -> projects(instance))
                    .description("Projects that are known")
                    .tag(INSTANCE, instance.name())
                    .register(registry);
        }
        readBudgets();
    }

    /** The limits of a credential become known with the first answers, so that they cannot be registered once. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readBudgets() {
        List<MultiGauge.Row<?>> rows =
                connectors.all().stream().flatMap(Gauges::rows).toList();
        budgets.register(rows, true);
    }

    private static Stream<MultiGauge.Row<?>> rows(Connector connector) {
        return connector.budgets().stream().map(budget -> row(connector.instance(), budget));
    }

    private static MultiGauge.Row<?> row(InstanceId instance, Budget budget) {
        return MultiGauge.Row.of(Tags.of(INSTANCE, instance.name(), "resource", budget.resource()), budget.remaining());
    }

    private int queued(InstanceId instance) {
        return refresh.health(instance).map(InstanceHealth::queued).orElse(0);
    }

    private int projects(InstanceId instance) {
        return state.overview().counts(instance).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** NaN, which Prometheus leaves out of sums, while nothing was ever confirmed. */
    private double oldestSeconds(InstanceId instance) {
        Instant now = clock.instant();
        return state.overview().inOrder(ProjectSort.DEFAULT).stream()
                .filter(project -> project.id().instance().equals(instance))
                .map(ProjectState::confirmedAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(oldest -> Duration.between(oldest, now).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
