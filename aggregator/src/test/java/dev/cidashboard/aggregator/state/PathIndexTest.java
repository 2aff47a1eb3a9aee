package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.Platform;
import org.junit.jupiter.api.Test;

import static dev.cidashboard.aggregator.fixture.Samples.GITHUB;
import static dev.cidashboard.aggregator.fixture.Samples.GITLAB;
import static dev.cidashboard.aggregator.fixture.Samples.moved;
import static dev.cidashboard.aggregator.fixture.Samples.project;
import static org.assertj.core.api.Assertions.assertThat;

class PathIndexTest {

    private static final Project RENAMED = project(GITHUB, Platform.GITHUB, 1, "acme/app");
    private static final Project OF_GITHUB = project(GITHUB, Platform.GITHUB, 2, "acme/app");
    private static final Project OF_GITLAB = project(GITLAB, Platform.GITLAB, 3, "acme/app");

    private final PathIndex paths = new PathIndex();

    @Test
    void a_path_that_two_instances_have_today_is_not_taken_for_the_old_path_of_a_third() {
        paths.appeared(RENAMED);
        paths.renamed(RENAMED, moved(RENAMED, "acme/app-1"));
        paths.appeared(OF_GITHUB);
        paths.appeared(OF_GITLAB);

        assertThat(paths.find(null, "acme/app")).isEmpty();
        assertThat(paths.find(null, "Acme/App")).isEmpty();
        assertThat(paths.find(GITHUB, "acme/app")).contains(OF_GITHUB.id());
        assertThat(paths.find(GITLAB, "acme/app")).contains(OF_GITLAB.id());
    }

    @Test
    void an_old_path_is_found_where_only_another_instance_has_it_today() {
        paths.appeared(RENAMED);
        paths.renamed(RENAMED, moved(RENAMED, "acme/app-1"));
        paths.appeared(OF_GITLAB);

        assertThat(paths.find(GITHUB, "acme/app")).contains(RENAMED.id());
        assertThat(paths.find(null, "acme/app")).contains(OF_GITLAB.id());
    }
}
