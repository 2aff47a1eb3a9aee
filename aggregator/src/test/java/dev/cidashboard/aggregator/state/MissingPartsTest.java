package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.api.RepositoryView;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static dev.cidashboard.aggregator.fixture.Samples.failed;
import static dev.cidashboard.aggregator.fixture.Samples.fresh;
import static dev.cidashboard.aggregator.fixture.Samples.mergeRequest;
import static dev.cidashboard.aggregator.state.WatchedState.ONE;
import static dev.cidashboard.aggregator.state.WatchedState.TTL;
import static org.assertj.core.api.Assertions.assertThat;

/** What a forge says is not there, or cannot be read, takes nothing away before it must. */
class MissingPartsTest {

    private final WatchedState watched = new WatchedState();

    @Test
    void a_failure_keeps_what_is_known_and_is_named_in_the_row() {
        watched.loaded();

        watched.pipelines(failed(Failure.Kind.SERVER_ERROR));
        watched.seeBranches(failed(Failure.Kind.SERVER_ERROR));
        watched.seeMergeRequests(failed(Failure.Kind.SERVER_ERROR));

        ProjectState known = watched.known();
        assertThat(known.pipelines().value()).hasSize(1);
        assertThat(known.branches().value().listed()).hasSize(1);
        assertThat(known.mergeRequests().value()).hasSize(1);
        assertThat(known.row().problem()).isEqualTo("it is server_error");
        assertThat(known.row().stale()).isFalse();
    }

    @Test
    void what_the_forge_says_is_gone_is_kept_if_it_was_ever_there() {
        watched.loaded();

        watched.seeBranches(new Observation.Gone<>());

        assertThat(watched.known().branches().value().listed()).hasSize(1);
        assertThat(watched.row().problem()).contains("not there any more");
    }

    @Test
    void what_never_was_there_may_be_gone_without_any_problem() {
        watched.list(ONE);

        watched.seeBranches(new Observation.Gone<>());

        assertThat(watched.known().branches().loaded()).isTrue();
        assertThat(watched.row().branchCount()).isZero();
        assertThat(watched.row().problem()).isNull();
    }

    @Test
    void what_never_was_there_may_be_gone_again_and_again_and_counts_as_confirmed_each_time() {
        watched.list(ONE);
        watched.everythingIsGone();

        watched.clock.advance(TTL);
        watched.everythingIsGone();

        assertThat(watched.row().problem()).isNull();
        assertThat(watched.known().pipelines().confirmedAt()).isEqualTo(watched.clock.instant());
        assertThat(watched.known().branches().confirmedAt()).isEqualTo(watched.clock.instant());
        assertThat(watched.known().mergeRequests().confirmedAt()).isEqualTo(watched.clock.instant());
        assertThat(watched.row().asOf()).as("when the row last changed").isEqualTo(Samples.EIGHT);
    }

    @Test
    void pipelines_that_are_switched_off_hide_none_of_the_default_branch_and_those_that_come_back_may() {
        watched.list(ONE);

        watched.pipelines(new Observation.Gone<>());
        assertThat(watched.known().coversDefaultBranch()).isTrue();
        List<Pipeline> listed = List.of(run(1).on("feature").pipeline());
        watched.state.apply(ONE.id(), new Sighting.OfPipelines(fresh(new RecentPipelines(listed, 1, false, false))));

        assertThat(watched.known().coversDefaultBranch()).isFalse();
    }

    @Test
    void a_feature_that_was_empty_may_be_switched_off_without_any_problem() {
        watched.list(ONE);
        watched.seeMergeRequests(fresh(List.of()));

        watched.seeMergeRequests(new Observation.Gone<>());

        assertThat(watched.row().problem()).isNull();
        assertThat(watched.row().openMergeRequests()).isZero();
    }

    @Test
    void what_only_other_readings_told_is_not_missed_by_a_list_that_never_was_there() {
        watched.list(ONE);
        watched.pipelines(new Observation.Gone<>());
        watched.state.apply(ONE.id(), new Sighting.OfPipeline(run(1).pipelineId(), fresh(run(1).pipeline())));

        watched.pipelines(new Observation.Gone<>());

        assertThat(watched.known().pipelines().value()).hasSize(1);
        assertThat(watched.row().problem()).isNull();
    }

    @Test
    void what_is_gone_after_data_keeps_its_data_its_time_and_its_problem_however_often_it_is_said() {
        watched.loaded();

        watched.clock.advance(Duration.ofMinutes(1));
        watched.everythingIsGone();
        watched.everythingIsGone();

        assertThat(watched.known().pipelines().value()).hasSize(1);
        assertThat(watched.known().branches().value().listed()).hasSize(1);
        assertThat(watched.known().mergeRequests().value()).hasSize(1);
        assertThat(watched.known().mergeRequests().confirmedAt()).isEqualTo(Samples.EIGHT);
        assertThat(watched.row().problem()).contains("not there any more");
    }

    @Test
    void what_comes_back_has_no_problem_and_would_be_missed_again() {
        watched.list(ONE);
        watched.seeMergeRequests(new Observation.Gone<>());

        watched.seeMergeRequests(fresh(List.of(mergeRequest(1, false))));
        assertThat(watched.row().problem()).isNull();
        watched.seeMergeRequests(new Observation.Gone<>());
        assertThat(watched.row().problem()).contains("not there any more");
        watched.seeMergeRequests(fresh(List.of(mergeRequest(2, false))));

        assertThat(watched.row().problem()).isNull();
        assertThat(watched.known().mergeRequests().value()).containsExactly(mergeRequest(2, false));
    }

    @Test
    void the_same_failure_again_in_other_words_does_not_change_the_row() {
        watched.loaded();
        watched.pipelines(failed(Failure.Kind.TIMED_OUT));
        RepositoryView before = watched.row();

        watched.clock.advance(Duration.ofMinutes(1));
        watched.pipelines(new Observation.Failed<>(new Failure(Failure.Kind.TIMED_OUT, "no answer in 5.1 s", null)));

        assertThat(watched.row()).isSameAs(before);
    }

    @Test
    void a_pipeline_leaves_the_list_when_the_forge_says_again_and_again_that_it_is_gone() {
        watched.list(ONE);
        watched.pipelines(fresh(List.of(run(2).pipeline(), run(1).pipeline())));

        watched.missed(run(2), MissedPipelines.GONE_AFTER - 1);
        assertThat(watched.known().pipelines().value()).hasSize(2);

        watched.missed(run(2), 1);
        assertThat(watched.known().pipelines().value()).containsExactly(run(1).pipeline());
    }

    @Test
    void a_pipeline_that_was_there_in_between_is_not_gone() {
        watched.list(ONE);
        watched.pipelines(fresh(List.of(run(2).pipeline(), run(1).pipeline())));

        watched.missed(run(2), MissedPipelines.GONE_AFTER - 1);
        watched.state.apply(ONE.id(), new Sighting.OfPipeline(run(2).pipeline().id(), fresh(run(2).pipeline())));
        watched.missed(run(2), MissedPipelines.GONE_AFTER - 1);

        assertThat(watched.known().pipelines().value()).hasSize(2);
    }

    @Test
    void a_pipeline_that_a_list_named_in_between_is_not_gone() {
        watched.list(ONE);
        watched.pipelines(fresh(List.of(run(2).pipeline(), run(1).pipeline())));

        watched.missed(run(2), MissedPipelines.GONE_AFTER - 1);
        watched.pipelines(fresh(List.of(run(2).pipeline(), run(1).pipeline())));
        watched.missed(run(2), MissedPipelines.GONE_AFTER - 1);

        assertThat(watched.known().pipelines().value()).hasSize(2);
    }
}
