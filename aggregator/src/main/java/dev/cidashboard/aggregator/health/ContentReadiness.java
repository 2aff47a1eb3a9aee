package dev.cidashboard.aggregator.health;

import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.stream.Collectors;

/** Ready means that nobody's first projects are waited for; until then the lists of the API are not ready either. */
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
        List<InstanceId> awaited = refresh.awaited();
        var response = HealthCheckResponse.named("content")
                .withData("projects", state.overview().size());
        if (awaited.isEmpty()) {
            return response.up().build();
        }
        String names = awaited.stream().map(InstanceId::name).collect(Collectors.joining(", "));
        return response.down()
                .withData("waiting_for", "the first projects of " + names)
                .build();
    }
}
