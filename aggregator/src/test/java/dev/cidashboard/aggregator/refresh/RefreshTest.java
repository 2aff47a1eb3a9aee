package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.fixture.Runs;
import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static dev.cidashboard.aggregator.fixture.Samples.bare;
import static dev.cidashboard.aggregator.fixture.Samples.branch;
import static dev.cidashboard.aggregator.fixture.Samples.branches;
import static dev.cidashboard.aggregator.fixture.Samples.commit;
import static dev.cidashboard.aggregator.fixture.Samples.failure;
import static dev.cidashboard.aggregator.fixture.Samples.github;
import static dev.cidashboard.aggregator.fixture.Samples.gitlab;
import static org.assertj.core.api.Assertions.assertThat;

class RefreshTest {

    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedClock clock = SimulatedClock.started();
    private final WarmState state =
            new WarmState(clock, new Freshness(INTERVAL, Duration.ofHours(24), INTERVAL), List.of());

    @Test
    void the_first_pass_starts_at_once_and_completes_every_row() {
        FakeForge forge = FakeForge.github(3);
        forge.pipelines.put(github(1).id(), List.of(run(1).is(Status.FAILED).pipeline()));

        Refresh refresh = started(forge);

        assertThat(row(github(1)).status()).isEqualTo(Status.FAILED);
        assertThat(row(github(3)).lastCommit().message()).isEqualTo("Change head");
        InstanceHealth health = health(refresh);
        assertThat(health.state()).isEqualTo(InstanceHealth.State.OK);
        assertThat(health.lastPass().outcome()).isEqualTo(InstanceHealth.Outcome.COMPLETE);
        assertThat(health.lastPass().listed()).isEqualTo(3);
        assertThat(health.lastPass().refreshed()).isEqualTo(3);
        assertThat(health.pass()).isNull();
    }

    @Test
    void a_head_that_a_run_describes_is_not_asked_for() {
        FakeForge forge = FakeForge.github(1);
        forge.pipelines.put(github(1).id(), List.of(run(1).on(commit("head")).pipeline()));

        started(forge);

        assertThat(forge.asked)
                .containsExactly("projects page 1", "projects", "pipelines 1", "branches 1", "merge-requests 1");
    }

    @Test
    void a_workflow_that_other_runs_pushed_off_the_list_still_decides() {
        FakeForge forge = FakeForge.github(1);
        forge.pipelinesAPage = 3;
        forge.pipelines.put(github(1).id(), pushedOff(run(2).of("nightly").is(Status.FAILED)));

        started(forge);

        assertThat(row(github(1)).status()).isEqualTo(Status.FAILED);
        assertThat(row(github(1)).pipeline().id()).isEqualTo("2");
    }

    @Test
    void the_default_branch_is_asked_about_again_only_when_the_list_does_not_reach_what_is_known() {
        FakeForge forge = FakeForge.github(1);
        forge.pipelinesAPage = 3;
        forge.pipelines.put(github(1).id(), pushedOff(run(2).of("nightly")));
        Refresh refresh = started(forge);
        int mark = forge.asked.size();
        nextPass(refresh);
        assertThat(forge.askedSince(mark)).doesNotContain("default-branch-pipelines 1");
        forge.pipelines.put(
                github(1).id(),
                Stream.of(
                                run(20),
                                run(19).on("feature"),
                                run(18),
                                run(17).of("nightly").is(Status.FAILED))
                        .map(Runs::pipeline)
                        .toList());

        nextPass(refresh);

        assertThat(forge.askedSince(mark)).containsOnlyOnce("default-branch-pipelines 1");
        assertThat(row(github(1)).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void a_run_that_moves_when_the_list_overtakes_it_is_asked_for_by_itself_until_it_ends() {
        FakeForge forge = FakeForge.github(1);
        forge.pipelinesAPage = 3;
        forge.pipelines.put(
                github(1).id(), List.of(run(2).of("nightly").is(Status.RUNNING).pipeline()));
        Refresh refresh = started(forge);
        forge.pipelines.put(github(1).id(), pushedOff(run(2).of("nightly").is(Status.FAILED)));

        nextPass(refresh);
        int mark = forge.asked.size();
        nextPass(refresh);

        assertThat(row(github(1)).status()).isEqualTo(Status.FAILED);
        assertThat(forge.askedSince(mark)).doesNotContain("pipeline 1 2");
    }

    private static List<Pipeline> pushedOff(Runs old) {
        return Stream.of(run(9), run(8).on("feature"), run(7).on("feature"), old)
                .map(Runs::pipeline)
                .toList();
    }

    @Test
    void rows_are_completed_before_the_rest_is_read() {
        FakeForge forge = FakeForge.gitlab(2);
        withRun(forge, 1);
        withRun(forge, 2);

        started(forge);

        assertThat(forge.asked.subList(2, 8))
                .containsExactly(
                        "head-pipeline 1",
                        "branches 1",
                        "merge-requests 1",
                        "head-pipeline 2",
                        "branches 2",
                        "merge-requests 2");
        assertThat(forge.askedSince(8)).containsExactlyInAnyOrder("pipelines 1", "pipelines 2");
    }

    @Test
    void a_warm_pass_asks_for_details_only_when_the_list_shows_something_new() {
        FakeForge forge = FakeForge.gitlab(2);
        withRun(forge, 1);
        withRun(forge, 2);
        Refresh refresh = started(forge);
        forge.pipelines.put(
                gitlab(2).id(),
                List.of(run(8).of("").is(Status.SUCCESS_WITH_WARNINGS).pipeline()));
        int mark = forge.asked.size();

        nextPass(refresh);

        assertThat(forge.askedSince(mark))
                .contains("pipeline 2 8")
                .doesNotContain("head-pipeline 1", "head-pipeline 2")
                .noneMatch(question -> question.startsWith("pipeline 1"));
        assertThat(row(gitlab(2)).status()).isEqualTo(Status.SUCCESS_WITH_WARNINGS);
    }

    @Test
    void warnings_that_only_the_details_tell_survive_the_list() {
        FakeForge forge = FakeForge.gitlab(1);
        forge.pipelines.put(
                gitlab(1).id(),
                List.of(run(1).of("").is(Status.SUCCESS_WITH_WARNINGS).pipeline()));
        Refresh refresh = started(forge);

        nextPass(refresh);

        assertThat(row(gitlab(1)).status()).isEqualTo(Status.SUCCESS_WITH_WARNINGS);
    }

    @Test
    void a_default_branch_without_a_pipeline_is_judged_without_the_list() {
        FakeForge forge = FakeForge.gitlab(2);

        started(forge);

        assertThat(forge.asked.subList(2, 4)).containsExactly("head-pipeline 1", "branches 1");
        assertThat(row(gitlab(1)).status()).isEqualTo(Status.NONE);
        assertThat(forge.asked).filteredOn("pipelines 1"::equals).hasSize(1);
    }

    @Test
    void passes_follow_each_other_start_to_start_within_the_jitter() {
        FakeForge forge = FakeForge.github(1);
        Refresh refresh = started(forge);
        Instant first = health(refresh).lastPass().startedAt();

        Instant next = health(refresh).nextPassAt();

        assertThat(Duration.between(first, next)).isBetween(Duration.ofSeconds(285), Duration.ofSeconds(315));
        ticks(refresh, Duration.between(clock.instant(), next).minusSeconds(1));
        assertThat(health(refresh).lastPass().startedAt()).isEqualTo(first);
        ticks(refresh, Duration.ofSeconds(2));
        assertThat(health(refresh).lastPass().startedAt()).isAfterOrEqualTo(next);
    }

    @Test
    void a_project_that_is_not_listed_any_more_is_forgotten() {
        FakeForge forge = FakeForge.github(3);
        Refresh refresh = started(forge);
        forge.projects.remove(github(2).id());

        nextPass(refresh);

        assertThat(state.find(github(2).id())).isEmpty();
        assertThat(forge.forgotten).containsExactly(github(2));
    }

    @Test
    void a_listing_that_broke_off_takes_nothing_away_and_is_tried_again_soon() {
        FakeForge forge = FakeForge.github(5);
        Refresh refresh = started(forge);
        forge.fails("projects page 2", failure(Failure.Kind.SERVER_ERROR));
        nextPass(refresh);
        int mark = forge.asked.size();

        assertThat(state.of(Samples.GITHUB)).hasSize(5);
        assertThat(health(refresh).problem().kind()).isEqualTo(Failure.Kind.SERVER_ERROR);
        assertThat(health(refresh).state()).isEqualTo(InstanceHealth.State.FAILING);
        assertThat(health(refresh).pass().refreshed())
                .as("what is known is read all the same")
                .isEqualTo(5);
        forge.recovers();
        ticks(refresh, Duration.ofSeconds(6));
        assertThat(forge.askedSince(mark)).contains("projects").noneMatch(question -> question.startsWith("pipelines"));
        assertThat(health(refresh).problem()).isNull();
        assertThat(health(refresh).lastPass().outcome()).isEqualTo(InstanceHealth.Outcome.COMPLETE);
    }

    @Test
    void a_listing_that_never_works_ends_its_pass_after_an_interval() {
        FakeForge forge = FakeForge.github(1);
        forge.fails("projects", failure(Failure.Kind.UNREADABLE));
        Refresh refresh = started(forge);

        ticks(refresh, INTERVAL.plusSeconds(1));

        assertThat(health(refresh).lastPass().outcome()).isEqualTo(InstanceHealth.Outcome.UNLISTED);
        assertThat(forge.asked).as("not asked every second").hasSizeLessThan(12);
    }

    @Test
    void an_expired_token_turns_the_instance_red_keeps_its_data_and_is_tried_ever_more_seldom() {
        FakeForge forge = FakeForge.github(4);
        Refresh refresh = started(forge);
        forge.fails("", failure(Failure.Kind.UNAUTHORIZED));
        int mark = forge.asked.size();

        nextPass(refresh);
        ticks(refresh, Duration.ofMinutes(10));

        assertThat(forge.askedSince(mark)).hasSizeBetween(3, 6).containsOnly("projects page 1");
        assertThat(health(refresh).problem().kind()).isEqualTo(Failure.Kind.UNAUTHORIZED);
        assertThat(state.of(Samples.GITHUB)).hasSize(4);
        assertThat(row(github(1)).stale()).isTrue();
        assertThat(row(github(1)).problem()).isEqualTo("it is unauthorized");
    }

    @Test
    void a_limit_parks_the_pass_until_the_forge_said_and_then_it_goes_on_where_it_stopped() {
        FakeForge forge = FakeForge.github(6);
        Instant reset = clock.instant().plusSeconds(90);
        forge.fails("pipelines 4", new Failure(Failure.Kind.RATE_LIMITED, "wait", reset));
        Refresh refresh = started(forge);
        int mark = forge.asked.size();

        assertThat(health(refresh).state()).isEqualTo(InstanceHealth.State.LIMITED);
        ticks(refresh, Duration.ofSeconds(89));
        assertThat(forge.askedSince(mark)).isEmpty();
        forge.recovers();
        ticks(refresh, Duration.ofSeconds(2));

        assertThat(forge.askedSince(mark)).startsWith("pipelines 4").noneMatch("pipelines 1"::equals);
        assertThat(forge.asked).filteredOn("pipelines 6"::equals).hasSize(1);
        assertThat(health(refresh).lastPass().outcome()).isEqualTo(InstanceHealth.Outcome.COMPLETE);
        assertThat(health(refresh).problem()).isNull();
    }

    @Test
    void a_limit_of_our_own_never_hides_what_somebody_has_to_mend() {
        FakeForge forge = FakeForge.github(2);
        Refresh refresh = started(forge);
        forge.fails("projects", failure(Failure.Kind.FORBIDDEN));
        forge.fails("pipelines", new Failure(Failure.Kind.BUDGET_SPENT, "as often as a minute allows", null));

        nextPass(refresh);

        assertThat(health(refresh).problem().kind()).isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(health(refresh).state()).isEqualTo(InstanceHealth.State.FAILING);
    }

    @Test
    void a_nonsense_time_to_wait_is_bounded() {
        FakeForge forge = FakeForge.github(1);
        forge.fails(
                "",
                new Failure(Failure.Kind.RATE_LIMITED, "wait", clock.instant().plus(Duration.ofDays(900))));
        Refresh refresh = started(forge);
        forge.recovers();

        clock.advance(Duration.ofMinutes(61));
        refresh.tick();

        assertThat(health(refresh).problem()).isNull();
    }

    @Test
    void one_project_that_fails_never_stops_the_others() {
        FakeForge forge = FakeForge.github(3);
        forge.fails("branches 2", failure(Failure.Kind.SERVER_ERROR));

        Refresh refresh = started(forge);

        assertThat(row(github(3)).branchCount()).isEqualTo(1);
        assertThat(row(github(2)).problem()).isEqualTo("it is server_error");
        assertThat(row(github(2)).openMergeRequests())
                .as("the rest of it is read")
                .isZero();
        assertThat(health(refresh).lastPass().outcome()).isEqualTo(InstanceHealth.Outcome.PARTIAL);
        assertThat(health(refresh).lastPass().failed()).isEqualTo(1);
        assertThat(health(refresh).problem().kind()).isEqualTo(Failure.Kind.SERVER_ERROR);
    }

    @Test
    void what_failed_is_tried_again_between_passes_ever_more_seldom() {
        FakeForge forge = FakeForge.github(2);
        forge.fails("branches 2", failure(Failure.Kind.SERVER_ERROR));
        Refresh refresh = started(forge);
        int mark = forge.asked.size();

        ticks(refresh, Duration.ofMinutes(4));

        assertThat(forge.askedSince(mark)).hasSizeBetween(3, 5).containsOnly("branches 2");
        forge.recovers();
        ticks(refresh, Duration.ofMinutes(4));
        assertThat(health(refresh).problem()).isNull();
        assertThat(row(github(2)).problem()).isNull();
    }

    @Test
    void a_detail_that_failed_and_is_not_needed_any_more_is_no_problem() {
        FakeForge forge = FakeForge.gitlab(1);
        withRun(forge, 1);
        forge.fails("head-pipeline", failure(Failure.Kind.SERVER_ERROR));
        forge.fails("pipeline", failure(Failure.Kind.SERVER_ERROR));
        Refresh refresh = started(forge);
        assertThat(health(refresh).problem()).isNotNull();

        forge.recovers();
        forge.pipelines.put(gitlab(1).id(), List.of());
        ticks(refresh, Duration.ofMinutes(6));

        assertThat(health(refresh).problem()).isNull();
        assertThat(health(refresh).lastPass().outcome()).isEqualTo(InstanceHealth.Outcome.COMPLETE);
    }

    @Test
    void a_moving_project_is_read_every_15_seconds_until_it_ends() {
        FakeForge forge = FakeForge.github(2);
        forge.pipelines.put(
                github(1).id(),
                List.of(run(1).is(Status.RUNNING).on(commit("head")).pipeline()));
        Refresh refresh = started(forge);
        int mark = forge.asked.size();

        ticks(refresh, Duration.ofSeconds(46));
        assertThat(forge.askedSince(mark)).containsExactly("pipelines 1", "pipelines 1", "pipelines 1");
        forge.pipelines.put(
                github(1).id(),
                List.of(run(1).is(Status.FAILED)
                        .on(commit("head"))
                        .touched(Duration.ofMinutes(1))
                        .pipeline()));
        ticks(refresh, Duration.ofSeconds(60));

        assertThat(forge.askedSince(mark + 3)).containsExactly("pipelines 1", "branches 1");
        assertThat(row(github(1)).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void the_end_of_a_pipeline_is_worth_its_details() {
        FakeForge forge = FakeForge.gitlab(1);
        forge.pipelines.put(
                gitlab(1).id(), List.of(run(1).of("").is(Status.RUNNING).pipeline()));
        Refresh refresh = started(forge);
        int mark = forge.asked.size();

        forge.pipelines.put(
                gitlab(1).id(),
                List.of(run(1).of("")
                        .is(Status.RUNNING)
                        .touched(Duration.ofSeconds(20))
                        .pipeline()));
        ticks(refresh, Duration.ofSeconds(16));
        forge.pipelines.put(
                gitlab(1).id(),
                List.of(run(1).of("")
                        .is(Status.SUCCESS_WITH_WARNINGS)
                        .took(Duration.ofSeconds(40))
                        .touched(Duration.ofMinutes(1))
                        .pipeline()));
        ticks(refresh, Duration.ofSeconds(16));

        assertThat(forge.askedSince(mark)).containsExactly("pipelines 1", "pipelines 1", "pipeline 1 1", "branches 1");
        assertThat(row(gitlab(1)).pipeline().durationSeconds()).isEqualTo(40);
    }

    @Test
    void a_pass_asked_for_while_one_is_under_way_is_not_made_twice() {
        FakeForge forge = FakeForge.github(2);
        Refresh[] refresh = new Refresh[1];
        forge.beforeAnswer = question -> {
            if (question.equals("pipelines 1")) {
                refresh[0].refreshNow();
            }
        };
        refresh[0] = refresh(List.of(forge), new InlineWorkers(), 4);

        refresh[0].start();
        refresh[0].tick();

        assertThat(forge.asked).filteredOn("projects"::equals).hasSize(1);
        assertThat(health(refresh[0]).nextPassAt()).isAfter(clock.instant().plusSeconds(60));
    }

    @Test
    void a_pass_asked_for_between_passes_is_made_now() {
        FakeForge forge = FakeForge.github(1);
        Refresh refresh = started(forge);
        clock.advance(SECOND);

        refresh.refreshNow();

        assertThat(forge.asked).filteredOn("projects"::equals).hasSize(2);
    }

    @Test
    void an_instance_that_fails_leaves_the_others_alone() {
        FakeForge github = FakeForge.github(2);
        FakeForge gitlab = FakeForge.gitlab(2);
        github.fails("", failure(Failure.Kind.UNAUTHORIZED));

        Refresh refresh = refresh(List.of(github, gitlab), new InlineWorkers(), 16);
        refresh.start();

        assertThat(refresh.health(Samples.GITHUB).orElseThrow().state()).isEqualTo(InstanceHealth.State.FAILING);
        assertThat(refresh.health(Samples.GITLAB).orElseThrow().state()).isEqualTo(InstanceHealth.State.OK);
        assertThat(state.of(Samples.GITLAB)).hasSize(2);
    }

    @Test
    void looking_at_a_project_reads_the_commits_of_its_branches_once_a_minute() {
        FakeForge forge = FakeForge.github(1);
        forge.pipelines.put(github(1).id(), List.of(run(1).on(commit("head")).pipeline()));
        forge.branches.put(
                github(1).id(),
                branches(
                        branch("main", bare("head")),
                        branch("a", bare("sha-a")),
                        branch("b", bare("sha-b")),
                        branch("c", bare("sha-b"))));
        Refresh refresh = started(forge);
        int mark = forge.asked.size();

        refresh.look(github(1).id());
        refresh.look(github(1).id());
        clock.advance(Duration.ofSeconds(61));
        refresh.look(github(1).id());

        assertThat(forge.askedSince(mark)).containsExactly("commit 1 sha-a", "commit 1 sha-b");
        ProjectState known = state.find(github(1).id()).orElseThrow();
        assertThat(known.commit(known.branches().value().named("c").orElseThrow())
                        .message())
                .isEqualTo("Change sha-b");
    }

    @Test
    void looking_at_a_project_reads_the_details_of_pipelines_that_ended() {
        FakeForge forge = FakeForge.gitlab(1);
        forge.pipelines.put(
                gitlab(1).id(),
                List.of(
                        run(3).of("").pipeline(),
                        run(2).of("")
                                .is(Status.SUCCESS_WITH_WARNINGS)
                                .on("feature")
                                .pipeline(),
                        run(1).of("").is(Status.RUNNING).on("feature").pipeline()));
        Refresh refresh = started(forge);
        int mark = forge.asked.size();

        refresh.look(gitlab(1).id());

        assertThat(forge.askedSince(mark)).containsExactly("pipeline 1 2");
        assertThat(state.find(gitlab(1).id())
                        .orElseThrow()
                        .latest("feature")
                        .orElseThrow()
                        .status())
                .isEqualTo(Status.SUCCESS_WITH_WARNINGS);
    }

    @Test
    void a_connector_that_throws_is_a_failure_and_not_the_end() {
        FakeForge forge = FakeForge.github(2);
        forge.beforeAnswer = question -> {
            if (question.equals("branches 1")) {
                throw new IllegalStateException("on purpose");
            }
        };

        Refresh refresh = started(forge);

        assertThat(row(github(2)).branchCount()).isEqualTo(1);
        assertThat(health(refresh).problem().kind()).isEqualTo(Failure.Kind.UNREADABLE);
    }

    @Test
    void after_a_stop_nothing_is_asked() {
        FakeForge forge = FakeForge.github(1);
        Refresh refresh = started(forge);
        int mark = forge.asked.size();

        refresh.stop();
        clock.advance(INTERVAL.multipliedBy(2));
        refresh.tick();
        refresh.refreshNow();
        refresh.look(github(1).id());

        assertThat(forge.askedSince(mark)).isEmpty();
    }

    @Test
    void a_finished_pass_and_each_failed_reading_are_told() {
        List<String> told = new ArrayList<>();
        RefreshListener listener = new RefreshListener() {
            @Override
            public void passFinished(dev.cidashboard.api.InstanceId instance, InstanceHealth.Pass pass) {
                told.add("pass " + pass.outcome());
            }

            @Override
            public void readingFailed(
                    dev.cidashboard.api.InstanceId instance,
                    dev.cidashboard.aggregator.connector.Reading reading,
                    Failure.Kind kind) {
                told.add(reading + " " + kind);
            }
        };
        FakeForge forge = FakeForge.github(1);
        forge.fails("branches", failure(Failure.Kind.TOO_LARGE));

        new Refresh(
                        new Connectors(List.of(forge)),
                        state,
                        RefreshSettings.of(INTERVAL, 1),
                        clock,
                        new InlineWorkers(),
                        listener)
                .start();

        assertThat(told).containsExactly("BRANCHES TOO_LARGE", "pass PARTIAL");
    }

    private static void withRun(FakeForge forge, int number) {
        forge.pipelines.put(gitlab(number).id(), List.of(run(number).of("").pipeline()));
    }

    private Refresh started(FakeForge forge) {
        Refresh refresh = refresh(List.of(forge), new InlineWorkers(), 16);
        refresh.start();
        return refresh;
    }

    private Refresh refresh(List<FakeForge> forges, Workers workers, int concurrency) {
        RefreshSettings settings = new RefreshSettings(INTERVAL, RefreshSettings.MOVING_INTERVAL, concurrency, 7);
        return new Refresh(new Connectors(forges), state, settings, clock, workers, RefreshListener.NOBODY);
    }

    /** Lets the time pass second by second, as the scheduler does. */
    private void ticks(Refresh refresh, Duration duration) {
        for (long second = 0; second < duration.toSeconds(); second++) {
            clock.advance(SECOND);
            refresh.tick();
        }
    }

    private void nextPass(Refresh refresh) {
        clock.advance(Duration.between(clock.instant(), health(refresh).nextPassAt()));
        refresh.tick();
    }

    private static InstanceHealth health(Refresh refresh) {
        return refresh.health().getFirst();
    }

    private RepositoryView row(Project project) {
        return state.find(project.id()).orElseThrow().row();
    }
}
