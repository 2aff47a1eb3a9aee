package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static dev.cidashboard.aggregator.fixture.Samples.bare;
import static dev.cidashboard.aggregator.fixture.Samples.branch;
import static dev.cidashboard.aggregator.fixture.Samples.branches;
import static dev.cidashboard.aggregator.fixture.Samples.commit;
import static dev.cidashboard.aggregator.fixture.Samples.failed;
import static dev.cidashboard.aggregator.fixture.Samples.fresh;
import static dev.cidashboard.aggregator.state.WatchedState.ONE;
import static org.assertj.core.api.Assertions.assertThat;

/** The verdict on the default branch, and the words about its last commit. */
class DefaultBranchTest {

    private final WatchedState watched = new WatchedState();

    @Test
    void a_head_without_runs_keeps_the_verdict_of_the_one_before() {
        watched.loaded();

        watched.seeBranches(fresh(branches(branch("main", commit("newer")))));

        assertThat(watched.row().status()).isEqualTo(Status.SUCCESS);
        assertThat(watched.row().lastCommit().sha()).isEqualTo("newer");
    }

    @Test
    void a_run_describes_the_head_that_its_list_of_branches_does_not() {
        watched.list(ONE);

        watched.seeBranches(fresh(branches(branch("main", bare("abc")))));
        assertThat(watched.known().headIsDescribed()).isFalse();
        watched.pipelines(fresh(List.of(run(1).on(commit("abc")).pipeline())));

        assertThat(watched.known().headIsDescribed()).isTrue();
        assertThat(watched.row().lastCommit().message()).isEqualTo("Change abc");
    }

    @Test
    void the_words_about_the_head_stay_when_the_run_that_told_them_left() {
        watched.list(ONE);
        watched.seeBranches(fresh(branches(branch("main", bare("abc")))));
        watched.pipelines(fresh(List.of(run(1).on(commit("abc")).pipeline())));

        watched.pipelines(fresh(List.of(run(2).on("feature").pipeline())));

        assertThat(watched.row().lastCommit().message()).isEqualTo("Change abc");
    }

    @Test
    void words_about_commits_that_no_branch_points_at_are_forgotten() {
        watched.list(ONE);
        watched.seeBranches(fresh(branches(branch("main", bare("abc")))));
        watched.state.apply(ONE.id(), new Sighting.OfHeadCommit(fresh(commit("abc"))));

        watched.seeBranches(fresh(branches(branch("main", bare("def")))));

        assertThat(watched.known().facets().commits().value()).isEmpty();
        assertThat(watched.known().headIsDescribed()).isFalse();
    }

    @Test
    void a_default_branch_without_a_pipeline_has_none() {
        watched.list(ONE);

        watched.state.apply(ONE.id(), new Sighting.OfHeadPipeline(fresh(Optional.empty())));

        assertThat(watched.row().status()).isEqualTo(Status.NONE);
    }

    @Test
    void a_head_pipeline_that_the_forge_does_not_know_is_no_problem() {
        watched.list(ONE);

        watched.state.apply(ONE.id(), new Sighting.OfHeadPipeline(new Observation.Gone<>()));

        assertThat(watched.row().problem()).isNull();
        assertThat(watched.row().status()).as("until the list is read").isEqualTo(Status.UNKNOWN);
    }

    @Test
    void the_head_pipeline_alone_tells_the_verdict() {
        watched.list(ONE);

        watched.state.apply(
                ONE.id(),
                new Sighting.OfHeadPipeline(fresh(
                        Optional.of(run(7).is(Status.SUCCESS_WITH_WARNINGS).pipeline()))));

        assertThat(watched.row().status()).isEqualTo(Status.SUCCESS_WITH_WARNINGS);
        assertThat(watched.known().pipelines().loaded()).isFalse();
        assertThat(watched.known().ages().pipelines()).isEqualTo(Age.LOADING);
    }

    @Test
    void a_detail_that_failed_is_no_problem_any_more_when_the_list_shows_it_is_not_needed() {
        watched.list(ONE);
        watched.state.apply(ONE.id(), new Sighting.OfHeadPipeline(failed(Failure.Kind.TIMED_OUT)));
        assertThat(watched.row().problem()).isNotNull();

        watched.pipelines(fresh(List.of()));

        assertThat(watched.row().problem()).isNull();
    }
}
