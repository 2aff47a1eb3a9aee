package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProjectSort;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static dev.cidashboard.aggregator.fixture.Samples.fresh;
import static dev.cidashboard.aggregator.fixture.Samples.github;
import static dev.cidashboard.aggregator.fixture.Samples.gitlab;
import static dev.cidashboard.aggregator.fixture.Samples.mergeRequest;
import static dev.cidashboard.aggregator.fixture.Samples.moved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OverviewTest {

    private final SimulatedClock clock = SimulatedClock.started();
    private final WarmState state = new WarmState(
            clock, new Freshness(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofMinutes(5)), List.of());

    @BeforeEach
    void three_projects() {
        state.listing(Samples.GITHUB).page(List.of(github(2), github(1)));
        state.listing(Samples.GITLAB).page(List.of(gitlab(1)));
        see(github(1), Status.SUCCESS);
        see(github(2), Status.FAILED);
        state.apply(github(1).id(), new Sighting.OfMergeRequests(fresh(List.of(mergeRequest(1, false)))));
    }

    @Test
    void projects_are_sorted_by_name_first() {
        assertThat(ids(query(null, null, null, null, null))).containsExactly("1", "1", "2");
        assertThat(matching(query(null, null, null, null, null)))
                .extracting(ProjectState::id)
                .containsExactly(gitlab(1).id(), github(1).id(), github(2).id());
    }

    @Test
    void the_worst_status_comes_first_and_last_the_other_way_round() {
        assertThat(matching(query(null, null, null, null, "status")))
                .extracting(project -> project.row().status())
                .containsExactly(Status.FAILED, Status.UNKNOWN, Status.SUCCESS);
        assertThat(matching(query(null, null, null, null, "-status")))
                .extracting(project -> project.row().status())
                .containsExactly(Status.SUCCESS, Status.UNKNOWN, Status.FAILED);
    }

    @Test
    void what_is_not_known_comes_last_both_ways() {
        assertThat(matching(query(null, null, null, null, "merge_requests"))
                        .getFirst()
                        .id())
                .isEqualTo(github(1).id());
        assertThat(matching(query(null, null, null, null, "-merge_requests"))
                        .getFirst()
                        .id())
                .isEqualTo(github(1).id());
    }

    @Test
    void filters_narrow_the_list() {
        assertThat(matching(query("REPO-2", null, null, null, null))).hasSize(1);
        assertThat(matching(query("what group/sub", null, null, null, null))).hasSize(1);
        assertThat(matching(query(null, "github-main", null, null, null))).hasSize(2);
        assertThat(matching(query(null, null, "gitlab", null, null))).hasSize(1);
        assertThat(matching(query(null, null, null, "failed", null))).hasSize(1);
        assertThat(matching(query("repo", "github-main", "github", "success", null)))
                .hasSize(1);
        assertThat(matching(query("nothing", null, null, null, null))).isEmpty();
    }

    @Test
    void statuses_are_counted_by_instance_and_platform() {
        Overview overview = state.overview();

        assertThat(overview.counts()).containsOnly(entry(Status.SUCCESS), entry(Status.FAILED), entry(Status.UNKNOWN));
        assertThat(overview.counts(Samples.GITHUB)).containsOnlyKeys(Status.SUCCESS, Status.FAILED);
        assertThat(overview.counts(Platform.GITLAB)).containsOnlyKeys(Status.UNKNOWN);
        assertThat(overview.counts(Platform.JENKINS)).isEmpty();
    }

    @Test
    void an_order_made_from_an_earlier_one_is_right_after_changes() {
        matching(query(null, null, null, null, "status"));
        see(gitlab(1), Status.ERROR);
        state.listing(Samples.GITHUB).page(List.of(github(3)));
        WarmState.Listing without = state.listing(Samples.GITHUB);
        without.page(List.of(github(1), github(3)));
        without.finished();
        clock.advance(Duration.ofMillis(50));

        assertThat(matching(query(null, null, null, null, "status")))
                .extracting(ProjectState::id)
                .containsExactly(gitlab(1).id(), github(3).id(), github(1).id());
    }

    @Test
    void orders_that_are_kept_for_the_next_sorting_hold_on_to_no_earlier_world() {
        List<WeakReference<Object>> earlier = new ArrayList<>();
        for (String sort : List.of("name", "status", "-status", "activity", "branches")) {
            matching(query(null, null, null, null, sort));
            earlier.add(new WeakReference<>(state.overview()));
            earlier.add(new WeakReference<>(state.find(github(1).id()).orElseThrow()));
            see(github(1), sort.equals("status") ? Status.ERROR : Status.SUCCESS);
            state.listing(Samples.GITHUB).page(List.of(moved(github(1), "octo-org/sorted-by" + sort)));
            clock.advance(Duration.ofMillis(50));
        }

        Overview present = state.overview();

        await().untilAsserted(() -> {
            System.gc();
            assertThat(earlier).allMatch(reference -> reference.refersTo(null));
        });
        assertThat(present.size()).isEqualTo(3);
    }

    @Test
    void it_is_rebuilt_at_most_every_50_ms_and_not_without_a_change() {
        Overview first = state.overview();
        see(github(1), Status.ERROR);

        assertThat(state.overview()).isSameAs(first);
        clock.advance(Duration.ofMillis(50));
        Overview second = state.overview();
        assertThat(second).isNotSameAs(first);
        clock.advance(Duration.ofMinutes(1));
        see(github(1), Status.ERROR);
        assertThat(state.overview()).isSameAs(second);
    }

    @Test
    void a_clock_that_was_set_back_does_not_stop_the_rebuilds() {
        Overview first = state.overview();
        see(github(1), Status.ERROR);

        clock.advance(Duration.ofHours(-1));

        assertThat(state.overview()).isNotSameAs(first);
    }

    private void see(Project project, Status status) {
        state.apply(
                project.id(),
                new Sighting.OfPipelines(
                        fresh(RecentPipelines.all(List.of(run(1).is(status).pipeline())))));
    }

    private List<ProjectState> matching(ProjectsQuery query) {
        return state.overview().matching(query);
    }

    private List<String> ids(ProjectsQuery query) {
        return matching(query).stream().map(project -> project.id().nativeId()).toList();
    }

    private static java.util.Map.Entry<Status, Integer> entry(Status status) {
        return java.util.Map.entry(status, 1);
    }

    private static ProjectsQuery query(String q, String instance, String platform, String status, String sort) {
        assertThat(ProjectSort.parse(sort)).isNotNull();
        return ProjectsQuery.parse(q, instance, platform, status, sort, null, null, null);
    }
}
