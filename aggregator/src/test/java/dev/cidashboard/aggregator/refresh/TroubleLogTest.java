package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.CapturedLog;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.WarmState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static dev.cidashboard.aggregator.fixture.Samples.EIGHT;
import static dev.cidashboard.aggregator.fixture.Samples.GITHUB;
import static org.assertj.core.api.Assertions.assertThat;

class TroubleLogTest {

    private final CapturedLog log = new CapturedLog("dev.cidashboard.aggregator.refresh.TroubleLog");
    private final TroubleLog troubles = new TroubleLog(GITHUB);

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void a_kind_of_problem_is_told_once_and_so_is_its_end() {
        troubles.heard(problem(Failure.Kind.UNAUTHORIZED, "the token is refused (401)"), EIGHT);
        troubles.heard(problem(Failure.Kind.UNAUTHORIZED, "the token is refused again (401)"), after(200));
        troubles.heard(null, after(300));
        troubles.heard(null, after(301));

        assertThat(log.lines())
                .containsExactly(
                        "WARN github-main: unauthorized: the token is refused (401)", "INFO github-main is well again");
    }

    @Test
    void another_kind_is_another_line() {
        troubles.heard(problem(Failure.Kind.UNAUTHORIZED, "the token is refused (401)"), EIGHT);
        troubles.heard(problem(Failure.Kind.SERVER_ERROR, "it has a fault (500)"), after(1));

        assertThat(log.lines())
                .containsExactly(
                        "WARN github-main: unauthorized: the token is refused (401)",
                        "WARN github-main: server_error: it has a fault (500)");
    }

    @Test
    void what_comes_and_goes_every_second_does_not_fill_the_log_and_what_stays_is_told() {
        for (int second = 0; second < 50; second += 2) {
            troubles.heard(problem(Failure.Kind.SERVER_ERROR, "it has a fault (500)"), after(second));
            troubles.heard(null, after(second + 1));
        }
        assertThat(log.lines()).hasSize(2);

        troubles.heard(problem(Failure.Kind.SERVER_ERROR, "it has a fault (500)"), after(51));
        troubles.heard(problem(Failure.Kind.SERVER_ERROR, "it has a fault (500)"), after(61));

        assertThat(log.lines()).hasSize(3).last().isEqualTo("WARN github-main: server_error: it has a fault (500)");
    }

    @Test
    void a_forge_that_refuses_and_recovers_is_in_the_log() {
        SimulatedClock clock = new SimulatedClock(EIGHT);
        WarmState state = new WarmState(
                clock, new Freshness(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofMinutes(5)), List.of());
        FakeForge forge = FakeForge.github(1);
        forge.fails("projects", new Failure(Failure.Kind.UNAUTHORIZED, "the token is refused (401)", null));
        Refresh refresh = new Refresh(
                new Connectors(List.of(forge)),
                state,
                RefreshSettings.of(Duration.ofMinutes(5), 1),
                clock,
                new InlineWorkers(),
                RefreshListener.NOBODY);

        refresh.start();
        forge.recovers();
        refresh.refreshNow();

        assertThat(log.lines())
                .containsExactly(
                        "WARN github-main: unauthorized: the token is refused (401)", "INFO github-main is well again");
    }

    private static InstanceHealth.Problem problem(Failure.Kind kind, String message) {
        return new InstanceHealth.Problem(kind, message, EIGHT);
    }

    private static Instant after(long seconds) {
        return EIGHT.plusSeconds(seconds);
    }
}
