package dev.cidashboard.aggregator.health;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.ScriptedConnector;
import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.refresh.RefreshListener;
import dev.cidashboard.aggregator.refresh.RefreshSettings;
import dev.cidashboard.aggregator.refresh.Workers;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import static org.assertj.core.api.Assertions.assertThat;

class ContentReadinessTest {

    private static final InstanceId INSTANCE = new InstanceId("github-main");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final SimulatedClock clock = new SimulatedClock(Samples.NOON);
    private final ScriptedConnector forge = new ScriptedConnector(INSTANCE, Platform.GITHUB);
    private final WarmState state =
            new WarmState(clock, new Freshness(FIVE_MINUTES, Duration.ofHours(24), FIVE_MINUTES), List.of());
    private final HeldWork work = new HeldWork();

    @Test
    void it_waits_for_the_first_rows_and_says_of_whom() {
        Refresh refresh = refresh(forge);
        refresh.start();

        var response = new ContentReadiness(state, refresh).call();

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow())
                .containsEntry("waiting_for", "the first projects of github-main")
                .containsEntry("projects", 0L);
    }

    @Test
    void the_first_row_is_enough() {
        Refresh refresh = refresh(forge);
        state.listing(INSTANCE).page(List.of(Samples.project(INSTANCE, Platform.GITHUB, "1", "octo/one")));

        assertThat(new ContentReadiness(state, refresh).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_forge_without_projects_is_not_waited_for_after_its_first_pass() {
        Refresh refresh = refresh(forge);
        refresh.start();
        work.runAll();

        assertThat(new ContentReadiness(state, refresh).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void with_nobody_to_ask_there_is_nothing_to_wait_for() {
        assertThat(new ContentReadiness(state, refresh()).call().getStatus()).isEqualTo(Status.UP);
    }

    private Refresh refresh(Connector... connectors) {
        return new Refresh(
                new Connectors(List.of(connectors)),
                state,
                RefreshSettings.of(FIVE_MINUTES, 1),
                clock,
                work,
                RefreshListener.NOBODY);
    }

    /** Work that is done when the test says so. */
    private static final class HeldWork implements Workers {

        private final Queue<Runnable> held = new ArrayDeque<>();

        @Override
        public void run(Runnable task) {
            held.add(task);
        }

        @Override
        public void stop() {
            held.clear();
        }

        void runAll() {
            while (!held.isEmpty()) {
                held.remove().run();
            }
        }
    }
}
