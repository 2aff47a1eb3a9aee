package dev.cidashboard.aggregator.health;

import dev.cidashboard.aggregator.refresh.InstanceHealth;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.state.WarmState;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Ready means that content is there: the first rows, or the certainty that none are to come for now, because every
 * instance has ended its first pass (its page then says what is wrong), or there is none to ask.
 */
@Readiness
@Singleton
final class ContentReadiness implements HealthCheck {

    private final WarmState state;
    private final Refresh refresh;

    ContentReadiness(WarmState state, Refresh refresh) {
        this.state = state;
        this.refresh = refresh;
    }

    @Override
    public HealthCheckResponse call() {
        int projects = state.overview().size();
        List<InstanceHealth> waitedFor = refresh.health().stream()
                .filter(health -> health.lastPass() == null)
                .toList();
        var response = HealthCheckResponse.named("content").withData("projects", projects);
        if (projects > 0 || waitedFor.isEmpty()) {
            return response.up().build();
        }
        String names =
                waitedFor.stream().map(health -> health.instance().name()).collect(Collectors.joining(", "));
        return response.down()
                .withData("waiting_for", "the first projects of " + names)
                .build();
    }
}
