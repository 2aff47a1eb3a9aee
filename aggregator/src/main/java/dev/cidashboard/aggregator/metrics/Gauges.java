package dev.cidashboard.aggregator.metrics;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.forge.Budget;
import dev.cidashboard.aggregator.refresh.HeatCounts;
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
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** How things stand at the moment of a scrape. */
@Singleton
final class Gauges {

    private static final String INSTANCE = "instance";

    private final MeterRegistry registry;
    private final Connectors connectors;
    private final Refresh refresh;
    private final WarmState state;
    private final Clock clock;
    private final Map<MultiGauge, ToLongFunction<Budget>> budgets;

    Gauges(MeterRegistry registry, Connectors connectors, Refresh refresh, WarmState state, Clock clock) {
        this.registry = registry;
        this.connectors = connectors;
        this.refresh = refresh;
        this.state = state;
        this.clock = clock;
        this.budgets = Map.of(
                ofBudgets("left", "Requests that the credential may still make in this window"), Budget::remaining,
                ofBudgets("limit", "Requests that the credential may make in a window"), Budget::limit,
                ofBudgets("reserve", "Requests of a window that background work never makes"), Budget::reserve,
                ofBudgets(
                                "forecast",
                                "Requests that will be used when this window ends, if it goes on as in the last minutes"),
                        Budget::forecast);
    }

    private MultiGauge ofBudgets(String figure, String description) {
        return MultiGauge.builder("cidashboard.connector.budget." + figure)
                .description(description)
                .register(registry);
    }

    void register(@Observes StartupEvent event) {
        for (Connector connector : connectors.all()) {
            InstanceId instance = connector.instance();
            Gauge.builder("cidashboard.refresh.queue", () -> figure(instance, InstanceHealth::queued))
                    .description("Projects that wait for their turn")
                    .tag(INSTANCE, instance.name())
                    .register(registry);
            registerPace(instance);
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
        budgets.forEach((gauge, figure) -> gauge.register(rows(figure), true));
    }

    private List<MultiGauge.Row<?>> rows(ToLongFunction<Budget> figure) {
        return connectors.all().stream()
                .flatMap(connector ->
                        connector.budgets().stream().map(budget -> row(connector.instance(), budget, figure)))
                .<MultiGauge.Row<?>>map(row -> row)
                .toList();
    }

    private static MultiGauge.Row<?> row(InstanceId instance, Budget budget, ToLongFunction<Budget> figure) {
        Tags tags = Tags.of(INSTANCE, instance.name(), "resource", budget.resource());
        return MultiGauge.Row.of(tags, figure.applyAsLong(budget));
    }

    private void registerPace(InstanceId instance) {
        Gauge.builder("cidashboard.refresh.slowed", () -> figure(instance, InstanceHealth::slowed))
                .description(
                        "Projects that are asked about more seldom than they should be, because a limit would not last")
                .tag(INSTANCE, instance.name())
                .register(registry);
        registerHeat(instance, "hot", HeatCounts::hot);
        registerHeat(instance, "warm", HeatCounts::warm);
        registerHeat(instance, "cold", HeatCounts::cold);
    }

    private void registerHeat(InstanceId instance, String heat, ToIntFunction<HeatCounts> count) {
        Gauge.builder(
                        "cidashboard.refresh.projects",
                        () -> figure(instance, health -> count.applyAsInt(health.heats())))
                .description("Projects that are asked about at turns of their own, by how often")
                .tag(INSTANCE, instance.name())
                .tag("heat", heat)
                .register(registry);
    }

    private int figure(InstanceId instance, ToIntFunction<InstanceHealth> figure) {
        return refresh.health(instance).map(figure::applyAsInt).orElse(0);
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
