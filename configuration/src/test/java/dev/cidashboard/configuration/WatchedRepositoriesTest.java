package dev.cidashboard.configuration;

import dev.cidashboard.configuration.WatchedRepository.ById;
import dev.cidashboard.configuration.WatchedRepository.ByPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class WatchedRepositoriesTest {
    private static final Optional<String> ANY = Optional.empty();

    @TempDir
    Path directory;

    @Test
    void a_number_is_gitlab_s_two_parts_are_github_s_and_an_instance_speaks_for_itself() {
        var watched = StartOf.aggregator(directory)
                .file(
                        "gitlab: [ { name: work } ]",
                        "filters:",
                        "  watched_repos: [ 123, octo/repo, group/sub/project, 'work:77', \"work:group/project\", 123 ]")
                .load()
                .watched();

        assertThat(watched.entries())
                .containsExactly(
                        new ById(Platform.GITLAB, ANY, 123),
                        new ByPath(Platform.GITHUB, ANY, "octo/repo"),
                        new ByPath(Platform.GITLAB, ANY, "group/sub/project"),
                        new ById(Platform.GITLAB, Optional.of("work"), 77),
                        new ByPath(Platform.GITLAB, Optional.of("work"), "group/project"));
    }

    @Test
    void a_platform_without_an_entry_is_unfiltered() {
        var watched = new WatchedRepositories(List.of(new ById(Platform.GITLAB, Optional.of("work"), 77)));

        assertThat(watched.of(Platform.GITHUB, "github-main")).isEmpty();
        assertThat(watched.of(Platform.GITLAB, "work"))
                .contains(List.of(new ById(Platform.GITLAB, Optional.of("work"), 77)));
        assertThat(watched.of(Platform.GITLAB, "gitlab-main")).contains(List.of());
    }

    @Test
    void an_instance_that_the_whitelist_hides_wholly_is_worth_a_warning() {
        var configuration = StartOf.aggregator(directory)
                .file("gitlab: [ { name: work }, { name: home } ]", "filters: { watched_repos: ['work:77', a/b] }")
                .load();

        assertThat(configuration.warnings())
                .containsExactly(
                        "filters.watched_repos names repositories of gitlab, but none of home: nothing of it is shown",
                        "filters.watched_repos names repositories of github, but no instance of it is configured; a path"
                                + " of two parts is GitHub's unless an instance is named, as in gitlab-main:group/project");
    }

    @Test
    void a_variable_replaces_its_platform_s_part() {
        var watched = StartOf.aggregator(directory)
                .file("filters: { watched_repos: [ 123, octo/repo ] }")
                .variable("GITLAB_WATCHED_REPOS", "group/project, 456\n789")
                .load()
                .watched();

        assertThat(watched.entries())
                .containsExactly(
                        new ByPath(Platform.GITHUB, ANY, "octo/repo"),
                        new ByPath(Platform.GITLAB, ANY, "group/project"),
                        new ById(Platform.GITLAB, ANY, 456),
                        new ById(Platform.GITLAB, ANY, 789));
    }

    @Test
    void the_web_process_takes_a_main_instance_that_only_the_aggregator_is_told_of() {
        var watched = StartOf.web(directory)
                .file("filters: { watched_repos: [ 'github-main:5' ] }")
                .load()
                .watched();

        assertThat(watched.entries()).containsExactly(new ById(Platform.GITHUB, Optional.of("github-main"), 5));
    }
}
