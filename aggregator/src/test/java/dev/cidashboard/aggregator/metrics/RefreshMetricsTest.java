package dev.cidashboard.aggregator.metrics;

import dev.cidashboard.aggregator.refresh.SweepOutcome;
import dev.cidashboard.api.InstanceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class RefreshMetricsTest {

    private static final InstanceId GITHUB = new InstanceId("github-main");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RefreshMetrics metrics = new RefreshMetrics(registry);

    @Test
    void sweeps_are_counted_by_what_became_of_them() {
        metrics.sweepFinished(GITHUB, SweepOutcome.TOLD, 50, Duration.ofMillis(300));
        metrics.sweepFinished(GITHUB, SweepOutcome.TOLD, 20, Duration.ofMillis(100));
        metrics.sweepFinished(GITHUB, SweepOutcome.REFUSED, 50, Duration.ofMillis(10));
        metrics.sweepFinished(new InstanceId("gitlab-main"), SweepOutcome.FAILED, 9, Duration.ofSeconds(10));

        assertThat(sweeps("github-main", "told")).isEqualTo(2);
        assertThat(sweeps("github-main", "refused")).isEqualTo(1);
        assertThat(sweeps("gitlab-main", "failed")).isEqualTo(1);
        assertThat(registry.get("cidashboard.refresh.sweep.projects")
                        .tags("instance", "github-main", "outcome", "told")
                        .counter()
                        .count())
                .isEqualTo(70);
        assertThat(registry.get("cidashboard.refresh.sweep")
                        .tags("instance", "github-main", "outcome", "told")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(400);
    }

    private long sweeps(String instance, String outcome) {
        return registry.get("cidashboard.refresh.sweep")
                .tags("instance", instance, "outcome", outcome)
                .timer()
                .count();
    }
}
