package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.fixture.Runs;
import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

class PipelineMergeTest {

    private static final Project GITHUB = Samples.github(1);
    private static final Project GITLAB = Samples.gitlab(1);

    @Test
    void newest_come_first_whatever_order_they_were_seen_in() {
        List<Pipeline> merged = PipelineMerge.ofList(list(run(2)), all(run(3), run(2), run(1)), GITHUB);

        assertThat(merged).isEqualTo(list(run(3), run(2), run(1)));
    }

    @Test
    void a_list_without_changes_is_the_very_same_list() {
        List<Pipeline> known = list(run(3), run(2));

        assertThat(PipelineMerge.ofList(known, all(run(3), run(2)), GITHUB)).isSameAs(known);
    }

    @Test
    void a_list_that_is_not_whole_does_not_end_what_is_older_than_it() {
        List<Pipeline> known = list(run(4), run(1).of("release"));

        List<Pipeline> merged =
                PipelineMerge.ofList(known, new RecentPipelines(list(run(9), run(8)), 2, false, false), GITHUB);

        assertThat(merged).isEqualTo(list(run(9), run(8), run(4), run(1).of("release")));
    }

    @Test
    void what_lies_between_a_list_and_what_was_asked_for_on_its_own_stays() {
        List<Pipeline> known = list(run(9), run(8).on("feature"), run(4).on("feature"), run(1));

        List<Pipeline> merged =
                PipelineMerge.ofList(known, new RecentPipelines(list(run(9), run(7), run(1)), 2, false, false), GITHUB);

        assertThat(merged).isEqualTo(list(run(9), run(7), run(4).on("feature"), run(1)));
    }

    @Test
    void a_list_with_entries_that_nobody_can_tell_apart_ends_nothing() {
        List<Pipeline> known = list(run(9), run(8), run(7));

        List<Pipeline> merged =
                PipelineMerge.ofList(known, new RecentPipelines(list(run(9), run(7)), 0, false, false), GITHUB);

        assertThat(merged).isSameAs(known);
    }

    @Test
    void of_many_the_newest_are_kept_and_the_latest_of_each_workflow_of_the_default_branch() {
        List<Pipeline> seen = Stream.concat(
                        numbered(100, 150).stream().map(pipeline -> run(Integer.parseInt(
                                        pipeline.id().value()))
                                .on("feature")
                                .pipeline()),
                        list(run(2).of("nightly"), run(1).of("nightly"), run(3).of("release")).stream())
                .toList();

        List<Pipeline> merged = PipelineMerge.ofList(List.of(), RecentPipelines.all(seen), GITHUB);

        assertThat(merged)
                .hasSize(50)
                .contains(run(2).of("nightly").pipeline(), run(3).of("release").pipeline())
                .doesNotContain(run(1).of("nightly").pipeline());
    }

    @Test
    void what_a_list_should_hold_and_does_not_was_deleted() {
        List<Pipeline> known = list(run(5), run(4), run(3));

        assertThat(PipelineMerge.ofList(known, all(run(5), run(3)), GITHUB)).isEqualTo(list(run(5), run(3)));
    }

    @Test
    void what_is_newer_than_a_list_was_only_overtaken_by_it() {
        List<Pipeline> known = list(run(9), run(3));

        assertThat(PipelineMerge.ofList(known, all(run(4), run(3)), GITHUB)).isEqualTo(list(run(9), run(4), run(3)));
    }

    @Test
    void an_earlier_attempt_never_replaces_a_later_one() {
        Runs again = run(1).attempt(2).is(Status.RUNNING);
        Runs overtaken = run(1).attempt(1).is(Status.FAILED).touched(Duration.ofHours(1));

        assertThat(merge(again, overtaken, GITHUB)).isEqualTo(again.pipeline());
    }

    @Test
    void a_later_attempt_replaces_a_finished_one() {
        Runs again = run(1).attempt(2).is(Status.QUEUED);

        assertThat(merge(run(1).is(Status.FAILED), again, GITHUB)).isEqualTo(again.pipeline());
    }

    @Test
    void an_older_sighting_of_the_same_attempt_is_not_believed() {
        Runs known = run(1).is(Status.RUNNING).touched(Duration.ofMinutes(2));
        Runs older = run(1).is(Status.QUEUED).touched(Duration.ofMinutes(1));

        assertThat(merge(known, older, GITHUB)).isEqualTo(known.pipeline());
    }

    @Test
    void a_finished_run_never_goes_back_to_running_in_the_same_attempt() {
        Runs finished = run(1).is(Status.SUCCESS).touched(Duration.ofMinutes(1));
        Runs running = run(1).is(Status.RUNNING).touched(Duration.ofMinutes(2));

        assertThat(merge(finished, running, GITHUB)).isEqualTo(finished.pipeline());
    }

    @Test
    void where_attempts_are_not_counted_a_later_change_may_mean_that_it_runs_again() {
        Runs finished = run(1).is(Status.FAILED).touched(Duration.ofMinutes(1));
        Runs retried = run(1).is(Status.RUNNING).touched(Duration.ofMinutes(2));

        assertThat(merge(finished, retried, GITLAB).status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void where_attempts_are_not_counted_an_answer_of_the_same_moment_does_not_go_back() {
        Runs finished = run(1).is(Status.FAILED);

        assertThat(merge(finished, run(1).is(Status.RUNNING).undetailed(), GITLAB))
                .isEqualTo(finished.pipeline());
    }

    @Test
    void the_details_stay_while_a_list_repeats_the_same_moment() {
        Runs detailed = run(1).is(Status.SUCCESS_WITH_WARNINGS).took(Duration.ofSeconds(90));
        Runs listed = run(1).is(Status.SUCCESS).undetailed();

        assertThat(merge(detailed, listed, GITLAB)).isEqualTo(detailed.pipeline());
    }

    @Test
    void a_list_that_is_newer_than_the_details_wins_and_asks_for_new_ones() {
        Runs detailed = run(1).is(Status.RUNNING);
        Runs listed = run(1).is(Status.SUCCESS).undetailed().touched(Duration.ofMinutes(3));

        Pipeline merged = merge(detailed, listed, GITLAB);

        assertThat(merged.status()).isEqualTo(Status.SUCCESS);
        assertThat(merged.detailed()).isFalse();
        assertThat(merged.actor()).as("who started it does not change").isEqualTo("ada");
    }

    @Test
    void a_list_that_saw_the_end_in_the_same_moment_wins_over_details_that_still_run() {
        Runs detailed = run(1).is(Status.RUNNING);

        assertThat(merge(detailed, run(1).is(Status.FAILED).undetailed(), GITLAB)
                        .status())
                .isEqualTo(Status.FAILED);
    }

    private static Pipeline merge(Runs known, Runs seen, Project project) {
        return PipelineMerge.ofList(list(known), all(seen), project).getFirst();
    }

    private static RecentPipelines all(Runs... runs) {
        return RecentPipelines.all(list(runs));
    }

    private static List<Pipeline> list(Runs... runs) {
        return Arrays.stream(runs).map(Runs::pipeline).toList();
    }

    private static List<Pipeline> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(Runs::run).map(Runs::pipeline).toList();
    }
}
