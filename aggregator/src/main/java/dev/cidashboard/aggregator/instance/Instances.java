package dev.cidashboard.aggregator.instance;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.forge.Budget;
import dev.cidashboard.aggregator.refresh.InstanceHealth;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.state.Overview;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.InstanceView;
import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.ProblemOfInstanceView;
import dev.cidashboard.api.RateLimitsView;
import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.InstanceConfiguration;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what several rooms know about each instance. */
@Singleton
final class Instances {

    private final Refresh refresh;
    private final WarmState state;
    private final Connectors connectors;
    private final List<InstanceView> leftOut;
    private final Map<String, String> urls;
    private final SeenTwice twice;
    private final HistoryStatus history;

    Instances(
            Refresh refresh,
            WarmState state,
            Connectors connectors,
            HistoryStatus history,
            Configuration configuration) {
        this.refresh = refresh;
        this.state = state;
        this.connectors = connectors;
        this.history = history;
        this.leftOut = configuration.leftOut().stream().map(InstanceViews::of).toList();
        this.twice = new SeenTwice(configuration.instances());
        this.urls = configuration.instances().stream()
                .collect(Collectors.toMap(
                        InstanceConfiguration::name, one -> one.url().toString()));
    }

    /** In the order of the configuration, those that were left out last. */
    InstancesView all() {
        Overview overview = state.overview();
        Stream<InstanceView> asked = refresh.health().stream().map(health -> view(health, overview));
        return new InstancesView(Stream.concat(asked, leftOut.stream()).toList(), history.view());
    }

    RateLimitsView limits() {
        return new RateLimitsView(
                connectors.all().stream().map(InstanceViews::limits).toList());
    }

    private InstanceView view(InstanceHealth health, Overview overview) {
        InstanceId instance = health.instance();
        List<Budget> budgets = connectors.of(instance).map(Connector::budgets).orElse(List.of());
        return InstanceViews.of(
                health, urls.get(instance.name()), notice(instance), overview.counts(instance), budgets);
    }

    /** What somebody misses comes before what is there once too often. */
    private ProblemOfInstanceView notice(InstanceId instance) {
        return connectors
                .notFound(instance)
                .map(InstanceViews::notFound)
                .orElseGet(() -> twice.of(instance, this::nativeIds));
    }

    private Set<String> nativeIds(InstanceId instance) {
        return state.of(instance).stream()
                .map(project -> project.id().nativeId())
                .collect(Collectors.toSet());
    }
}
