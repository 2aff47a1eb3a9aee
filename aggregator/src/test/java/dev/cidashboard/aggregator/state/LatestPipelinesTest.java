package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.fixture.Runs;
import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.PaginationView;
import dev.cidashboard.api.PipelinesQuery;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static dev.cidashboard.aggregator.fixture.Samples.fresh;
import static org.assertj.core.api.Assertions.assertThat;

class LatestPipelinesTest {

    /** With 50 pipelines each: more than fit on the longest page. */
    private static final int PROJECTS = 120;

    private static final int ALL = PROJECTS * 50;

    private final WarmState state = new WarmState(
            SimulatedClock.started(),
            new Freshness(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofMinutes(5)),
            List.of());

    /** The oldest of all failed on a branch of its own; project 7 is on GitLab. */
    @BeforeEach
    void many_pipelines() {
        for (int number = 1; number <= PROJECTS; number++) {
            int first = number;
            Project project = number == 7 ? Samples.gitlab(number) : Samples.github(number);
            state.listing(project.id().instance()).page(List.of(project));
            List<Pipeline> runs = IntStream.range(0, 50)
                    .map(index -> first + index * PROJECTS)
                    .mapToObj(id ->
                            id == 1 ? run(id).is(Status.FAILED).on("release/1").pipeline() : run(id).pipeline())
                    .toList();
            state.apply(project.id(), new Sighting.OfPipelines(fresh(RecentPipelines.all(runs))));
        }
    }

    @Test
    void a_filter_finds_a_match_that_is_older_than_thousands_of_others() {
        assertThat(ids(found("release/1", null, null, null, null))).containsExactly(1);
        assertThat(ids(found(null, null, "failed", null, null))).containsExactly(1);
        assertThat(ids(found("release/1", "github", "failed", null, null))).containsExactly(1);
        assertThat(ids(found("release/1", "gitlab", "failed", null, null))).isEmpty();
    }

    @Test
    void the_total_counts_all_that_match_wherever_they_are() {
        assertThat(found(null, null, null, null, null).pagination().total()).isEqualTo(ALL);
        assertThat(found("main", null, "success", null, null).pagination().total())
                .isEqualTo(ALL - 1);
        assertThat(found(null, "gitlab", null, null, null).pagination().total()).isEqualTo(50);
        assertThat(found(null, null, "running", null, null).pagination().total())
                .isZero();
    }

    @Test
    void the_pages_together_hold_every_pipeline_once_from_the_newest_to_the_oldest() {
        List<Integer> all = new ArrayList<>();
        for (int page = 1; page <= 7; page++) {
            all.addAll(ids(found(null, null, null, String.valueOf(page), "1000")));
        }

        assertThat(all).hasSize(ALL).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void pipelines_of_one_moment_and_those_without_a_time_have_one_place_on_all_pages() {
        for (int number = 1001; number <= 1040; number++) {
            Project project = Samples.github(number);
            Instant created = number % 2 == 0 ? Samples.EIGHT : null;
            List<Pipeline> runs = IntStream.range(number * 100, number * 100 + 3)
                    .mapToObj(id -> createdAt(created, id))
                    .toList();
            state.listing(Samples.GITHUB).page(List.of(project));
            state.apply(project.id(), new Sighting.OfPipelines(fresh(RecentPipelines.all(runs))));
        }

        List<Integer> all = new ArrayList<>();
        for (int page = 1; page <= 30; page++) {
            all.addAll(ids(found("moment", null, null, String.valueOf(page), "4")));
        }

        assertThat(all).hasSize(120).doesNotHaveDuplicates().isEqualTo(ids(found("moment", null, null, "1", "1000")));
        assertThat(all.subList(0, 60)).allMatch(id -> id / 100 % 2 == 0);
    }

    @Test
    void a_page_longer_than_the_longest_is_cut_and_says_so() {
        LatestPipelines.Found first = found(null, null, null, "1", "10000");
        LatestPipelines.Found second = found(null, null, null, "2", "10000");

        assertThat(first.page()).hasSize(5_000);
        assertThat(first.pagination()).isEqualTo(new PaginationView(1, 5_000, ALL, 2, true));
        assertThat(ids(second)).hasSize(1_000).endsWith(1);
        assertThat(second.pagination()).isEqualTo(new PaginationView(2, 5_000, ALL, 2, false));
    }

    @Test
    void a_page_behind_the_last_is_empty() {
        assertThat(found(null, null, null, "1000000", "10000").page()).isEmpty();
        assertThat(found(null, null, "failed", "2", null).page()).isEmpty();
    }

    private LatestPipelines.Found found(String branch, String platform, String status, String page, String limit) {
        return state.overview().pipelines(PipelinesQuery.parse(branch, null, platform, status, page, limit));
    }

    private static Pipeline createdAt(Instant created, int id) {
        return new Runs(id, "ci", 1, Status.SUCCESS, "moment", Samples.bare("sha"), created, created, null, false)
                .pipeline();
    }

    private static List<Integer> ids(LatestPipelines.Found found) {
        return found.page().stream()
                .map(one -> Integer.valueOf(one.pipeline().id().value()))
                .toList();
    }
}
