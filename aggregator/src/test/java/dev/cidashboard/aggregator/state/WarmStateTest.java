package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.fixture.Runs;
import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static dev.cidashboard.aggregator.fixture.Samples.GITHUB;
import static dev.cidashboard.aggregator.fixture.Samples.bare;
import static dev.cidashboard.aggregator.fixture.Samples.branch;
import static dev.cidashboard.aggregator.fixture.Samples.branches;
import static dev.cidashboard.aggregator.fixture.Samples.commit;
import static dev.cidashboard.aggregator.fixture.Samples.failed;
import static dev.cidashboard.aggregator.fixture.Samples.fresh;
import static dev.cidashboard.aggregator.fixture.Samples.github;
import static dev.cidashboard.aggregator.fixture.Samples.gitlab;
import static dev.cidashboard.aggregator.fixture.Samples.mergeRequest;
import static dev.cidashboard.aggregator.fixture.Samples.moved;
import static org.assertj.core.api.Assertions.assertThat;

class WarmStateTest {

    private static final Duration TTL = Duration.ofMinutes(5);
    private static final Project ONE = github(1);

    private final SimulatedClock clock = SimulatedClock.started();
    private final List<Change> changes = new ArrayList<>();
    private final WarmState state =
            new WarmState(clock, new Freshness(TTL, Duration.ofHours(24), TTL), List.of(changes::add));

    @Test
    void a_listed_project_is_there_at_once_with_a_status_that_nobody_knows() {
        list(ONE);

        RepositoryView row = row();
        assertThat(row.status()).isEqualTo(Status.UNKNOWN);
        assertThat(row.branchCount()).isNull();
        assertThat(row.openMergeRequests()).isNull();
        assertThat(row.stale()).isFalse();
        assertThat(changes).containsExactly(new Change.ProjectAppeared(ONE));
    }

    @Test
    void a_project_without_any_pipeline_has_none() {
        list(ONE);

        pipelines(fresh(List.of()));

        assertThat(row().status()).isEqualTo(Status.NONE);
    }

    @Test
    void a_row_is_complete_after_its_readings() {
        list(ONE);

        pipelines(fresh(List.of(run(2).is(Status.FAILED).pipeline(), run(1).pipeline())));
        seeBranches(fresh(branches(branch("main", commit("abc")), branch("feature/x", bare("def")))));
        seeMergeRequests(fresh(List.of(mergeRequest(1, false), mergeRequest(2, true))));

        RepositoryView row = row();
        assertThat(row.status()).isEqualTo(Status.FAILED);
        assertThat(row.pipeline().id()).isEqualTo("2");
        assertThat(row.lastCommit().sha()).isEqualTo("abc");
        assertThat(row.lastCommit().author()).isEqualTo("Ada");
        assertThat(row.branchCount()).isEqualTo(2);
        assertThat(row.openMergeRequests()).isEqualTo(2);
        assertThat(row.draftMergeRequests()).isEqualTo(1);
    }

    @Test
    void a_failure_keeps_what_is_known_and_is_named_in_the_row() {
        loaded();

        pipelines(failed(Failure.Kind.SERVER_ERROR));
        seeBranches(failed(Failure.Kind.SERVER_ERROR));
        seeMergeRequests(failed(Failure.Kind.SERVER_ERROR));

        ProjectState known = known();
        assertThat(known.pipelines().value()).hasSize(1);
        assertThat(known.branches().value().listed()).hasSize(1);
        assertThat(known.mergeRequests().value()).hasSize(1);
        assertThat(known.row().problem()).isEqualTo("it is server_error");
        assertThat(known.row().stale()).isFalse();
    }

    @Test
    void what_the_forge_says_is_gone_is_kept_if_it_was_ever_there() {
        loaded();

        seeBranches(new Observation.Gone<>());

        assertThat(known().branches().value().listed()).hasSize(1);
        assertThat(row().problem()).contains("not there any more");
    }

    @Test
    void what_never_was_there_may_be_gone_without_any_problem() {
        list(ONE);

        seeBranches(new Observation.Gone<>());

        assertThat(known().branches().loaded()).isTrue();
        assertThat(row().branchCount()).isZero();
        assertThat(row().problem()).isNull();
    }

    @Test
    void what_never_was_there_may_be_gone_again_and_again_and_counts_as_confirmed_each_time() {
        list(ONE);
        everythingIsGone();

        clock.advance(TTL);
        everythingIsGone();

        assertThat(row().problem()).isNull();
        assertThat(known().pipelines().confirmedAt()).isEqualTo(clock.instant());
        assertThat(known().branches().confirmedAt()).isEqualTo(clock.instant());
        assertThat(known().mergeRequests().confirmedAt()).isEqualTo(clock.instant());
        assertThat(row().asOf()).as("when the row last changed").isEqualTo(Samples.EIGHT);
    }

    @Test
    void pipelines_that_are_switched_off_hide_none_of_the_default_branch_and_those_that_come_back_may() {
        list(ONE);

        pipelines(new Observation.Gone<>());
        assertThat(known().coversDefaultBranch()).isTrue();
        List<Pipeline> listed = List.of(run(1).on("feature").pipeline());
        state.apply(ONE.id(), new Sighting.OfPipelines(fresh(new RecentPipelines(listed, 1, false, false))));

        assertThat(known().coversDefaultBranch()).isFalse();
    }

    @Test
    void a_feature_that_was_empty_may_be_switched_off_without_any_problem() {
        list(ONE);
        seeMergeRequests(fresh(List.of()));

        seeMergeRequests(new Observation.Gone<>());

        assertThat(row().problem()).isNull();
        assertThat(row().openMergeRequests()).isZero();
    }

    @Test
    void what_only_other_readings_told_is_not_missed_by_a_list_that_never_was_there() {
        list(ONE);
        pipelines(new Observation.Gone<>());
        state.apply(ONE.id(), new Sighting.OfPipeline(run(1).pipelineId(), fresh(run(1).pipeline())));

        pipelines(new Observation.Gone<>());

        assertThat(known().pipelines().value()).hasSize(1);
        assertThat(row().problem()).isNull();
    }

    @Test
    void what_is_gone_after_data_keeps_its_data_its_time_and_its_problem_however_often_it_is_said() {
        loaded();

        clock.advance(Duration.ofMinutes(1));
        everythingIsGone();
        everythingIsGone();

        assertThat(known().pipelines().value()).hasSize(1);
        assertThat(known().branches().value().listed()).hasSize(1);
        assertThat(known().mergeRequests().value()).hasSize(1);
        assertThat(known().mergeRequests().confirmedAt()).isEqualTo(Samples.EIGHT);
        assertThat(row().problem()).contains("not there any more");
    }

    @Test
    void what_comes_back_has_no_problem_and_would_be_missed_again() {
        list(ONE);
        seeMergeRequests(new Observation.Gone<>());

        seeMergeRequests(fresh(List.of(mergeRequest(1, false))));
        assertThat(row().problem()).isNull();
        seeMergeRequests(new Observation.Gone<>());
        assertThat(row().problem()).contains("not there any more");
        seeMergeRequests(fresh(List.of(mergeRequest(2, false))));

        assertThat(row().problem()).isNull();
        assertThat(known().mergeRequests().value()).containsExactly(mergeRequest(2, false));
    }

    @Test
    void the_same_failure_again_in_other_words_does_not_change_the_row() {
        loaded();
        pipelines(failed(Failure.Kind.TIMED_OUT));
        RepositoryView before = row();

        clock.advance(Duration.ofMinutes(1));
        pipelines(new Observation.Failed<>(new Failure(Failure.Kind.TIMED_OUT, "no answer in 5.1 s", null)));

        assertThat(row()).isSameAs(before);
    }

    @Test
    void a_confirmation_changes_neither_bytes_nor_hash_nor_as_of() {
        loaded();
        Row before = known().keptRow();

        clock.advance(Duration.ofMinutes(1));
        pipelines(new Observation.NotModified<>(List.of(run(1).pipeline())));

        assertThat(known().keptRow()).isSameAs(before);
        assertThat(known().pipelines().confirmedAt()).isEqualTo(clock.instant());
        assertThat(known().pipelines().changedAt()).isEqualTo(Samples.EIGHT);
    }

    @Test
    void changed_content_says_when_it_changed() {
        loaded();

        clock.advance(Duration.ofMinutes(1));
        pipelines(fresh(List.of(run(2).pipeline(), run(1).pipeline())));

        assertThat(row().asOf()).isEqualTo(clock.instant());
    }

    @Test
    void the_hash_of_a_row_outlives_a_restart() {
        loaded();
        WarmState restarted = new WarmState(clock, new Freshness(TTL, Duration.ofHours(24), TTL), List.of());
        clock.advance(Duration.ofHours(1));

        restarted.listing(GITHUB).page(List.of(ONE));
        for (Sighting sighting : sightings()) {
            restarted.apply(ONE.id(), sighting);
        }

        ProjectState again = restarted.find(ONE.id()).orElseThrow();
        assertThat(again.keptRow().hash()).isEqualTo(known().keptRow().hash());
        assertThat(again.row().asOf()).isNotEqualTo(row().asOf());
    }

    @Test
    void a_row_that_waits_for_its_turn_in_the_next_pass_is_not_stale() {
        loaded();

        clock.advance(TTL.plusSeconds(30));
        state.age();

        assertThat(row().stale()).isFalse();
    }

    @Test
    void a_row_that_could_not_be_confirmed_within_its_ttl_is_stale_until_it_is() {
        loaded();
        pipelines(failed(Failure.Kind.TIMED_OUT));

        clock.advance(TTL.plusSeconds(1));
        state.age();

        assertThat(row().stale()).isTrue();
        pipelines(fresh(List.of(run(1).pipeline())));
        seeBranches(fresh(branches(branch("main", commit("abc")))));
        seeMergeRequests(fresh(List.of(mergeRequest(1, false))));
        assertThat(row().stale()).isFalse();
        assertThat(row().problem()).isNull();
    }

    @Test
    void a_stale_row_says_when_it_was_confirmed_and_a_fresh_one_does_not() {
        loaded();
        Instant confirmed = clock.instant();
        pipelines(failed(Failure.Kind.TIMED_OUT));
        assertThat(row().confirmedAt()).isNull();

        clock.advance(TTL.plusSeconds(1));
        state.age();
        seeBranches(fresh(branches(branch("main", commit("abc")))));

        assertThat(row().stale()).isTrue();
        assertThat(row().confirmedAt()).isEqualTo(confirmed);
    }

    @Test
    void a_row_that_nobody_asked_for_is_stale_when_its_turn_is_overdue() {
        loaded();

        clock.advance(TTL.plus(TTL).plusSeconds(1));
        state.age();

        assertThat(row().stale()).isTrue();
        assertThat(known().ages().pipelines()).isEqualTo(Age.STALE);
    }

    @Test
    void a_facet_expires_after_its_stale_ttl() {
        loaded();

        clock.advance(Duration.ofHours(24).plusSeconds(1));
        state.age();

        assertThat(known().ages().branches()).isEqualTo(Age.EXPIRED);
        assertThat(known().branches().value().listed()).hasSize(1);
    }

    @Test
    void a_stale_row_names_what_troubles_its_whole_instance() {
        loaded();
        state.instanceTroubled(GITHUB, Samples.failure(Failure.Kind.UNAUTHORIZED));
        clock.advance(TTL.plusSeconds(1));

        state.age();

        assertThat(row().stale()).isTrue();
        assertThat(row().problem()).isEqualTo("it is unauthorized");
    }

    @Test
    void ageing_without_anything_crossing_a_border_swaps_nothing() {
        loaded();
        ProjectState before = known();

        clock.advance(Duration.ofMinutes(1));
        state.age();

        assertThat(known()).isSameAs(before);
    }

    @Test
    void a_project_goes_only_after_a_full_listing_without_it() {
        list(ONE, github(2));

        WarmState.Listing brokeOff = state.listing(GITHUB);
        brokeOff.page(List.of(ONE));
        assertThat(state.find(github(2).id())).isPresent();
        WarmState.Listing full = state.listing(GITHUB);
        full.page(List.of(ONE));
        List<Project> gone = full.finished();

        assertThat(gone).containsExactly(github(2));
        assertThat(state.find(github(2).id())).isEmpty();
        assertThat(changes).contains(new Change.ProjectGone(github(2)));
    }

    @Test
    void a_listing_of_one_instance_says_nothing_about_another() {
        list(ONE);
        state.listing(Samples.GITLAB).page(List.of(gitlab(1)));

        state.listing(GITHUB).finished();

        assertThat(state.find(gitlab(1).id())).isPresent();
        assertThat(state.find(ONE.id())).isEmpty();
    }

    @Test
    void an_answer_about_a_project_that_went_in_the_meantime_is_dropped() {
        list(ONE);
        state.listing(GITHUB).finished();

        assertThat(state.apply(ONE.id(), new Sighting.OfPipelines(fresh(RecentPipelines.all(List.of())))))
                .isEmpty();
    }

    @Test
    void a_renamed_project_is_found_by_its_old_path() {
        loaded();

        list(moved(ONE, "octo-org/new-name"));

        assertThat(state.find("octo-org/new-name")).isPresent();
        assertThat(state.find("github-main:octo-org/repo-1").orElseThrow().id()).isEqualTo(ONE.id());
        assertThat(known().pipelines().value())
                .as("what is known moves with it")
                .hasSize(1);
        assertThat(changes).anySatisfy(change -> assertThat(change)
                .isInstanceOfSatisfying(Change.ProjectChanged.class, it -> assertThat(it.renamed())
                        .isTrue()));
    }

    @Test
    void a_path_of_today_means_more_than_an_old_one() {
        list(ONE, github(2));

        list(moved(ONE, "octo-org/other"), moved(github(2), "octo-org/repo-1"));

        assertThat(state.find("octo-org/repo-1").orElseThrow().id())
                .isEqualTo(github(2).id());
    }

    @Test
    void projects_are_found_by_id_by_path_and_whatever_the_case() {
        list(ONE);

        assertThat(state.find("github-main:1")).isPresent();
        assertThat(state.find("github-main:octo-org/repo-1")).isPresent();
        assertThat(state.find("octo-org/repo-1")).isPresent();
        assertThat(state.find("Octo-Org/Repo-1")).isPresent();
        assertThat(state.find("gitlab-main:octo-org/repo-1")).isEmpty();
        assertThat(state.find("nothing")).isEmpty();
        assertThat(state.find("  ")).isEmpty();
        assertThat(state.find(":::")).isEmpty();
    }

    @Test
    void a_path_that_two_instances_have_means_none_of_them() {
        list(ONE);
        state.listing(Samples.GITLAB).page(List.of(Samples.project(Samples.GITLAB, ONE.platform(), 7, ONE.path())));

        assertThat(state.find(ONE.path())).isEmpty();
        assertThat(state.find("gitlab-main:" + ONE.path())).isPresent();
    }

    @Test
    void a_head_without_runs_keeps_the_verdict_of_the_one_before() {
        loaded();

        seeBranches(fresh(branches(branch("main", commit("newer")))));

        assertThat(row().status()).isEqualTo(Status.SUCCESS);
        assertThat(row().lastCommit().sha()).isEqualTo("newer");
    }

    @Test
    void a_run_describes_the_head_that_its_list_of_branches_does_not() {
        list(ONE);

        seeBranches(fresh(branches(branch("main", bare("abc")))));
        assertThat(known().headIsDescribed()).isFalse();
        pipelines(fresh(List.of(run(1).on(commit("abc")).pipeline())));

        assertThat(known().headIsDescribed()).isTrue();
        assertThat(row().lastCommit().message()).isEqualTo("Change abc");
    }

    @Test
    void the_words_about_the_head_stay_when_the_run_that_told_them_left() {
        list(ONE);
        seeBranches(fresh(branches(branch("main", bare("abc")))));
        pipelines(fresh(List.of(run(1).on(commit("abc")).pipeline())));

        pipelines(fresh(List.of(run(2).on("feature").pipeline())));

        assertThat(row().lastCommit().message()).isEqualTo("Change abc");
    }

    @Test
    void words_about_commits_that_no_branch_points_at_are_forgotten() {
        list(ONE);
        seeBranches(fresh(branches(branch("main", bare("abc")))));
        state.apply(ONE.id(), new Sighting.OfHeadCommit(fresh(commit("abc"))));

        seeBranches(fresh(branches(branch("main", bare("def")))));

        assertThat(known().facets().commits().value()).isEmpty();
        assertThat(known().headIsDescribed()).isFalse();
    }

    @Test
    void a_default_branch_without_a_pipeline_has_none() {
        list(ONE);

        state.apply(ONE.id(), new Sighting.OfHeadPipeline(fresh(Optional.empty())));

        assertThat(row().status()).isEqualTo(Status.NONE);
    }

    @Test
    void a_head_pipeline_that_the_forge_does_not_know_is_no_problem() {
        list(ONE);

        state.apply(ONE.id(), new Sighting.OfHeadPipeline(new Observation.Gone<>()));

        assertThat(row().problem()).isNull();
        assertThat(row().status()).as("until the list is read").isEqualTo(Status.UNKNOWN);
    }

    @Test
    void the_head_pipeline_alone_tells_the_verdict() {
        list(ONE);

        state.apply(
                ONE.id(),
                new Sighting.OfHeadPipeline(fresh(
                        Optional.of(run(7).is(Status.SUCCESS_WITH_WARNINGS).pipeline()))));

        assertThat(row().status()).isEqualTo(Status.SUCCESS_WITH_WARNINGS);
        assertThat(known().pipelines().loaded()).isFalse();
        assertThat(known().ages().pipelines()).isEqualTo(Age.LOADING);
    }

    @Test
    void a_detail_that_failed_is_no_problem_any_more_when_the_list_shows_it_is_not_needed() {
        list(ONE);
        state.apply(ONE.id(), new Sighting.OfHeadPipeline(failed(Failure.Kind.TIMED_OUT)));
        assertThat(row().problem()).isNotNull();

        pipelines(fresh(List.of()));

        assertThat(row().problem()).isNull();
    }

    @Test
    void listeners_hear_each_change_after_readers_can_see_it() {
        List<Status> seenByListener = new ArrayList<>();
        WarmState[] told = new WarmState[1];
        told[0] = new WarmState(clock, new Freshness(TTL, TTL, TTL), List.of(change -> {
            if (change instanceof Change.PipelineChanged) {
                seenByListener.add(
                        told[0].find(change.project()).orElseThrow().row().status());
            }
        }));
        told[0].listing(GITHUB).page(List.of(ONE));

        told[0].apply(ONE.id(), new Sighting.OfPipelines(fresh(RecentPipelines.all(List.of(run(1).pipeline())))));

        assertThat(seenByListener).containsExactly(Status.SUCCESS);
    }

    @Test
    void a_listener_that_throws_hurts_nobody() {
        List<Change> heard = new ArrayList<>();
        ChangeListener broken = change -> {
            throw new IllegalStateException("on purpose");
        };
        WarmState told = new WarmState(clock, new Freshness(TTL, TTL, TTL), List.of(broken, heard::add));

        told.listing(GITHUB).page(List.of(ONE));

        assertThat(heard).containsExactly(new Change.ProjectAppeared(ONE));
    }

    @Test
    void pipelines_that_are_new_or_different_are_told_oldest_first() {
        loaded();
        changes.clear();

        Pipeline finished = run(2).pipeline();
        pipelines(fresh(List.of(
                run(3).is(Status.RUNNING).pipeline(),
                finished,
                run(1).attempt(2).is(Status.QUEUED).pipeline())));

        assertThat(changes)
                .filteredOn(Change.PipelineChanged.class::isInstance)
                .containsExactly(
                        new Change.PipelineChanged(
                                ONE,
                                run(1).pipeline(),
                                run(1).attempt(2).is(Status.QUEUED).pipeline()),
                        new Change.PipelineChanged(ONE, null, finished),
                        new Change.PipelineChanged(
                                ONE, null, run(3).is(Status.RUNNING).pipeline()));
    }

    @Test
    void many_threads_lose_no_change_and_tell_them_in_order() throws InterruptedException {
        list(ONE);
        List<Long> told = java.util.Collections.synchronizedList(new ArrayList<>());
        WarmState busy = new WarmState(clock, new Freshness(TTL, TTL, TTL), List.of(change -> {
            if (change instanceof Change.RowChanged row && row.after().pipeline() != null) {
                told.add(Long.valueOf(row.after().pipeline().id()));
            }
        }));
        busy.listing(GITHUB).page(List.of(ONE));
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int first = 1 + thread * 250;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int id = first; id < first + 250; id++) {
                    busy.apply(
                            ONE.id(), new Sighting.OfPipeline(run(id).pipeline().id(), fresh(run(id).pipeline())));
                    busy.apply(ONE.id(), new Sighting.OfHeadPipeline(fresh(Optional.of(run(id).pipeline()))));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(told).isSorted();
        assertThat(busy.find(ONE.id()).orElseThrow().row().pipeline().id()).isEqualTo("1000");
    }

    private void list(Project... projects) {
        state.listing(projects[0].id().instance()).page(List.of(projects));
    }

    @Test
    void a_pipeline_leaves_the_list_when_the_forge_says_again_and_again_that_it_is_gone() {
        list(ONE);
        pipelines(fresh(List.of(run(2).pipeline(), run(1).pipeline())));

        missed(run(2), MissedPipelines.GONE_AFTER - 1);
        assertThat(known().pipelines().value()).hasSize(2);

        missed(run(2), 1);
        assertThat(known().pipelines().value()).containsExactly(run(1).pipeline());
    }

    @Test
    void a_pipeline_that_was_there_in_between_is_not_gone() {
        list(ONE);
        pipelines(fresh(List.of(run(2).pipeline(), run(1).pipeline())));

        missed(run(2), MissedPipelines.GONE_AFTER - 1);
        state.apply(ONE.id(), new Sighting.OfPipeline(run(2).pipeline().id(), fresh(run(2).pipeline())));
        missed(run(2), MissedPipelines.GONE_AFTER - 1);

        assertThat(known().pipelines().value()).hasSize(2);
    }

    private void missed(Runs run, int times) {
        for (int i = 0; i < times; i++) {
            state.apply(ONE.id(), new Sighting.OfPipeline(run.pipeline().id(), new Observation.Gone<>()));
        }
    }

    private void loaded() {
        list(ONE);
        sightings().forEach(sighting -> state.apply(ONE.id(), sighting));
    }

    private static List<Sighting> sightings() {
        return List.of(
                new Sighting.OfPipelines(fresh(RecentPipelines.all(List.of(run(1).pipeline())))),
                new Sighting.OfBranches(fresh(branches(branch("main", commit("abc"))))),
                new Sighting.OfMergeRequests(fresh(List.of(mergeRequest(1, false)))));
    }

    private void everythingIsGone() {
        pipelines(new Observation.Gone<>());
        seeBranches(new Observation.Gone<>());
        seeMergeRequests(new Observation.Gone<>());
    }

    private void pipelines(Observation<List<Pipeline>> seen) {
        state.apply(ONE.id(), new Sighting.OfPipelines(seen.map(RecentPipelines::all)));
    }

    private void seeBranches(Observation<Branches> seen) {
        state.apply(ONE.id(), new Sighting.OfBranches(seen));
    }

    private void seeMergeRequests(Observation<List<MergeRequest>> seen) {
        state.apply(ONE.id(), new Sighting.OfMergeRequests(seen));
    }

    private ProjectState known() {
        return state.find(ONE.id()).orElseThrow();
    }

    private RepositoryView row() {
        return known().row();
    }
}
