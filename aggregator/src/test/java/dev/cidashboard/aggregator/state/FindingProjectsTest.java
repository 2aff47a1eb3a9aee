package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Project;
import org.junit.jupiter.api.Test;

import java.util.List;

import static dev.cidashboard.aggregator.fixture.Samples.GITHUB;
import static dev.cidashboard.aggregator.fixture.Samples.fresh;
import static dev.cidashboard.aggregator.fixture.Samples.github;
import static dev.cidashboard.aggregator.fixture.Samples.gitlab;
import static dev.cidashboard.aggregator.fixture.Samples.moved;
import static dev.cidashboard.aggregator.state.WatchedState.ONE;
import static org.assertj.core.api.Assertions.assertThat;

/** Which projects there are, and by which names they are found. */
class FindingProjectsTest {

    private final WatchedState watched = new WatchedState();

    @Test
    void a_project_goes_only_after_a_full_listing_without_it() {
        watched.list(ONE, github(2));

        WarmState.Listing brokeOff = watched.state.listing(GITHUB);
        brokeOff.page(List.of(ONE));
        assertThat(watched.state.find(github(2).id())).isPresent();
        WarmState.Listing full = watched.state.listing(GITHUB);
        full.page(List.of(ONE));
        List<Project> gone = full.finished();

        assertThat(gone).containsExactly(github(2));
        assertThat(watched.state.find(github(2).id())).isEmpty();
        assertThat(watched.changes).contains(new Change.ProjectGone(github(2)));
    }

    @Test
    void a_listing_of_one_instance_says_nothing_about_another() {
        watched.list(ONE);
        watched.state.listing(Samples.GITLAB).page(List.of(gitlab(1)));

        watched.state.listing(GITHUB).finished();

        assertThat(watched.state.find(gitlab(1).id())).isPresent();
        assertThat(watched.state.find(ONE.id())).isEmpty();
    }

    @Test
    void an_answer_about_a_project_that_went_in_the_meantime_is_dropped() {
        watched.list(ONE);
        watched.state.listing(GITHUB).finished();

        assertThat(watched.state.apply(ONE.id(), new Sighting.OfPipelines(fresh(RecentPipelines.all(List.of())))))
                .isEmpty();
    }

    @Test
    void a_renamed_project_is_found_by_its_old_path() {
        watched.loaded();

        watched.list(moved(ONE, "octo-org/new-name"));

        assertThat(watched.state.find("octo-org/new-name")).isPresent();
        assertThat(watched.state
                        .find("github-main:octo-org/repo-1")
                        .orElseThrow()
                        .id())
                .isEqualTo(ONE.id());
        assertThat(watched.known().pipelines().value())
                .as("what is known moves with it")
                .hasSize(1);
        assertThat(watched.changes).anySatisfy(change -> assertThat(change)
                .isInstanceOfSatisfying(Change.ProjectChanged.class, it -> assertThat(it.renamed())
                        .isTrue()));
    }

    @Test
    void a_path_of_today_means_more_than_an_old_one() {
        watched.list(ONE, github(2));

        watched.list(moved(ONE, "octo-org/other"), moved(github(2), "octo-org/repo-1"));

        assertThat(watched.state.find("octo-org/repo-1").orElseThrow().id())
                .isEqualTo(github(2).id());
    }

    @Test
    void projects_are_found_by_id_by_path_and_whatever_the_case() {
        watched.list(ONE);

        assertThat(watched.state.find("github-main:1")).isPresent();
        assertThat(watched.state.find("github-main:octo-org/repo-1")).isPresent();
        assertThat(watched.state.find("octo-org/repo-1")).isPresent();
        assertThat(watched.state.find("Octo-Org/Repo-1")).isPresent();
        assertThat(watched.state.find("gitlab-main:octo-org/repo-1")).isEmpty();
        assertThat(watched.state.find("nothing")).isEmpty();
        assertThat(watched.state.find("  ")).isEmpty();
        assertThat(watched.state.find(":::")).isEmpty();
    }

    @Test
    void a_path_that_two_instances_have_means_none_of_them() {
        watched.list(ONE);
        watched.state
                .listing(Samples.GITLAB)
                .page(List.of(Samples.project(Samples.GITLAB, ONE.platform(), 7, ONE.path())));

        assertThat(watched.state.find(ONE.path())).isEmpty();
        assertThat(watched.state.find("gitlab-main:" + ONE.path())).isPresent();
    }
}
