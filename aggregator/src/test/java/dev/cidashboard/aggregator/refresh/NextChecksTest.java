package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.ScriptedConnector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.connector.Sweep;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static dev.cidashboard.aggregator.Samples.branches;
import static dev.cidashboard.aggregator.Samples.commit;
import static dev.cidashboard.aggregator.Samples.pipeline;
import static dev.cidashboard.aggregator.Samples.project;
import static org.assertj.core.api.Assertions.assertThat;

class NextChecksTest {

    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final InstanceId INSTANCE = new InstanceId("github-main");
    private static final Project ONE = project(INSTANCE, Platform.GITHUB, "1", "octo/one");
    private static final Failure NO = new Failure(Failure.Kind.FORBIDDEN, "GitHub: it said no", null);

    private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-06-01T08:00:00Z"));
    private final WarmState state =
            new WarmState(clock, new Freshness(INTERVAL, Duration.ofHours(24), INTERVAL), List.of());
    private final List<String> sweeps = new ArrayList<>();
    private final ScriptedConnector forge = new ScriptedConnector(INSTANCE, Platform.GITHUB);

    @Test
    void a_project_that_moves_is_checked_as_a_hot_one() {
        forge.sweeping(NextChecksTest::untold);
        Refresh refresh = started(pipeline("7", Status.RUNNING, "main"));

        NextChecks next = next(refresh);

        assertThat(next.heat()).isEqualTo("hot");
        assertThat(next.defaultBranchAt()).isBetween(in(0), in(21));
        assertThat(next.otherBranchesAt()).isEqualTo(next.defaultBranchAt());
        assertThat(next.branchesAt()).isBetween(next.defaultBranchAt(), in(55));
        assertThat(next.projectAt()).isBetween(in(280), in(320));
        refresh.tick();
        assertThat(health(refresh).heats()).isEqualTo(new HeatCounts(1, 0, 0));
    }

    @Test
    void other_branches_of_one_where_nothing_happens_come_later_than_the_default_one() {
        forge.sweeping(NextChecksTest::untold);
        Refresh refresh = started(pipeline("7", Status.SUCCESS, "main"));

        NextChecks next = next(refresh);

        assertThat(next.heat()).isEqualTo("cold");
        assertThat(next.defaultBranchAt()).isBetween(in(0), in(13 * 60));
        assertThat(next.otherBranchesAt()).isBetween(next.defaultBranchAt(), in(57 * 60));
        assertThat(next.branchesAt()).isBetween(next.defaultBranchAt(), in(28 * 60));
        refresh.tick();
        assertThat(health(refresh).heats()).isEqualTo(new HeatCounts(0, 0, 1));
    }

    @Test
    void where_each_sweep_tells_the_pipelines_of_all_branches_they_come_together() {
        forge.sweeping(asked -> new Sweep.Told(Map.of(ONE.id(), tellingAll()), Set.of()));
        Refresh refresh = started(pipeline("7", Status.SUCCESS, "main"));
        refresh.refreshNow();

        NextChecks next = next(refresh);

        assertThat(next.otherBranchesAt()).isEqualTo(next.defaultBranchAt());
        assertThat(next.branchesAt()).isEqualTo(next.defaultBranchAt());
    }

    @Test
    void what_is_being_read_has_no_time() {
        Turn turn = new Turn(Heat.HOT, Turn.LATER, Turn.LATER, Turn.LATER);
        started(pipeline("7", Status.RUNNING, "main"));

        NextChecks next = NextChecks.of(Heat.HOT, turn, state.find(ONE.id()).orElseThrow(), null);

        assertThat(next).isEqualTo(new NextChecks("hot", null, null, null, null));
    }

    @Test
    void where_the_platform_has_no_sweeps_the_next_pass_is_the_time_of_all() {
        Refresh refresh = started(pipeline("7", Status.RUNNING, "main"));

        NextChecks next = next(refresh);

        Instant nextPassAt = health(refresh).nextPassAt();
        assertThat(nextPassAt).isNotNull();
        assertThat(next).isEqualTo(new NextChecks(null, nextPassAt, nextPassAt, nextPassAt, nextPassAt));
        assertThat(sweeps).isEmpty();
    }

    @Test
    void where_sweeps_are_refused_it_is_told_and_the_next_pass_is_the_time_of_all() {
        forge.sweeping(asked -> new Sweep.Refused(NO));
        Refresh refresh = started(pipeline("7", Status.RUNNING, "main"));
        clock.advance(Duration.ofMinutes(1));
        refresh.tick();

        NextChecks next = next(refresh);

        assertThat(next.heat()).isNull();
        assertThat(next.defaultBranchAt()).isEqualTo(health(refresh).nextPassAt());
        assertThat(health(refresh).oneByOne()).isEqualTo(NO);
        assertThat(sweeps).containsExactly("github-main REFUSED 1");
    }

    @Test
    void each_sweep_is_told_with_what_became_of_it() {
        forge.sweeping(NextChecksTest::untold);
        Refresh refresh = started(pipeline("7", Status.SUCCESS, "main"));
        refresh.refreshNow();
        forge.sweeping(asked -> new Sweep.Failed(NO));

        clock.advance(Duration.ofHours(1));
        refresh.tick();

        assertThat(sweeps).startsWith("github-main TOLD 1", "github-main FAILED 1");
    }

    private static Sweep untold(List<Project> asked) {
        return new Sweep.Told(Map.of(), asked.stream().map(Project::id).collect(Collectors.toSet()));
    }

    private static Glimpse tellingAll() {
        RecentPipelines recent = RecentPipelines.all(List.of(pipeline("7", Status.SUCCESS, "main")));
        return new Glimpse(commit("aaaa"), List.of(), recent, null, 1, Set.of(), 0, 0, null);
    }

    private Refresh started(Pipeline run) {
        forge.with(ONE, List.of(run), branches("main"), List.of());
        RefreshListener listener = new RefreshListener() {
            @Override
            public void sweepFinished(InstanceId instance, SweepOutcome outcome, int projects, Duration duration) {
                sweeps.add(instance + " " + outcome + " " + projects);
            }
        };
        Refresh refresh = new Refresh(
                new Connectors(List.of(forge)),
                state,
                RefreshSettings.of(INTERVAL, 7),
                clock,
                new InlineWorkers(),
                listener);
        refresh.start();
        return refresh;
    }

    private NextChecks next(Refresh refresh) {
        return refresh.nextChecks(state.find(ONE.id()).orElseThrow()).orElseThrow();
    }

    private static InstanceHealth health(Refresh refresh) {
        return refresh.health(INSTANCE).orElseThrow();
    }

    private Instant in(int seconds) {
        return clock.instant().plusSeconds(seconds);
    }
}
