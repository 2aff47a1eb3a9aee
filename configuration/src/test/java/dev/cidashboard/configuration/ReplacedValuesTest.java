package dev.cidashboard.configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is wrong in a file is told even where nobody would have used it. */
class ReplacedValuesTest {
    @TempDir
    Path directory;

    @Test
    void a_wrong_value_in_the_file_is_told_though_a_flag_replaces_it() {
        var said = StartOf.web(directory)
                .file("server:", "  port: 99999")
                .arguments("--port", "29090")
                .launch();

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err())
                .contains("config.yaml:2: server.port is \"99999\"; expected a port, 1 to 65535")
                .hasLineCount(1);
    }

    @Test
    void a_wrong_value_in_the_file_is_told_though_a_variable_replaces_it() {
        assertThatThrownBy(StartOf.aggregator(directory)
                        .file("cache: { ttl: soon }")
                        .variable("CI_DASHBOARD_CACHE_TTL", "5m")::load)
                .hasMessageContaining("cache.ttl is \"soon\"");
        assertThatThrownBy(StartOf.aggregator(directory)
                        .file("filters: { watched_repos: [ 'one' ] }")
                        .variable("CI_DASHBOARD_FILTERS_WATCHED_REPOS", "owner/repo")::load)
                .hasMessageContaining("filters.watched_repos has \"one\"");
        assertThatThrownBy(StartOf.aggregator(directory)
                        .file("gitlab: [ { name: gitlab-main, url: nowhere, token: t } ]")
                        .variable("GITLAB_URL", "https://gitlab.example.org")::load)
                .hasMessageContaining("gitlab[0].url");
        assertThatThrownBy(StartOf.aggregator(directory)
                        .file("gitlab: [ { name: gitlab-main, token: 'a b' } ]")
                        .variable("GITLAB_TOKEN", "glpat-secret")::load)
                .hasMessageContaining("gitlab[0].token is ***");
    }
}
