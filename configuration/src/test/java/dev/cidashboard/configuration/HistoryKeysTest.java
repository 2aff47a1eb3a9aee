package dev.cidashboard.configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryKeysTest {
    @TempDir
    Path directory;

    @Test
    void the_file_names_the_database_and_what_is_kept() {
        var configuration = StartOf.aggregator(directory)
                .file(
                        "database: { postgres_url: '${DATABASE_URL:}', pool_size: 20 }",
                        "history: { retention: 31d }",
                        "insights: { deploy_pattern: '^ship' }")
                .variable("DATABASE_URL", "postgres://ci:topsecret@db/history")
                .load();

        assertThat(configuration.history().database())
                .contains(new DatabaseConfiguration(
                        "jdbc:postgresql://db:5432/history", "ci", Secret.password("topsecret"), 20));
        assertThat(configuration.history().retention()).isEqualTo(Duration.ofDays(31));
        assertThat(configuration.insights().deployPattern()).isEqualTo(DeployPattern.of("^ship"));
        assertThat(configuration).asString().doesNotContain("topsecret");
    }

    @Test
    void the_variable_wins_over_the_file_and_the_longer_one_over_both() {
        var start = StartOf.aggregator(directory).file("database: { postgres_url: 'postgres://ci@one/history' }");

        assertThat(place(start)).isEqualTo("one:5432/history");
        assertThat(place(start.variable("POSTGRES_URL", "postgres://ci@two/history")))
                .isEqualTo("two:5432/history");
        assertThat(place(start.variable("CI_DASHBOARD_DATABASE_POSTGRES_URL", "postgres://ci@three/history")))
                .isEqualTo("three:5432/history");
    }

    @Test
    void environments_that_count_are_a_list_of_patterns() {
        var file = StartOf.aggregator(directory).file("insights: { deploy_environments: [ '^prod', 'live$' ] }");
        var configuration = file.load();

        assertThat(configuration.insights().deployEnvironments())
                .containsExactly(DeployPattern.of("^prod"), DeployPattern.of("live$"));
        assertThat(file.variable("CI_DASHBOARD_INSIGHTS_DEPLOY_ENVIRONMENTS", "eu, us")
                        .load()
                        .insights()
                        .deployEnvironments())
                .containsExactly(DeployPattern.of("eu"), DeployPattern.of("us"));
    }

    @Test
    void environments_that_nobody_named_are_those_of_production_and_none_are_none() {
        var production = List.of(DeployPattern.of("production|prod|live"));

        assertThat(environments("ui: {}")).isEqualTo(production);
        assertThat(environments("insights: { deploy_environments: }")).isEqualTo(production);
        assertThat(environments("insights: { deploy_environments: [] }")).isEmpty();
    }

    @Test
    void the_web_process_only_looks_at_the_form_of_what_it_does_not_need() {
        assertThat(StartOf.web(directory)
                        .file("insights: { deploy_environments: [ '${A_VARIABLE_OF_THE_AGGREGATOR}', '(((' ] }")
                        .load())
                .isEqualTo(Configuration.defaults());
    }

    @Test
    void an_empty_url_is_no_history() {
        var configuration = StartOf.aggregator(directory)
                .file("database: { postgres_url: '${DATABASE_URL:}' }")
                .variable("POSTGRES_URL", "")
                .load();

        assertThat(configuration).isEqualTo(Configuration.defaults());
    }

    @Test
    void the_web_process_needs_none_of_them_and_holds_none() {
        var configuration = StartOf.web(directory)
                .file(
                        "database: { postgres_url: '${A_VARIABLE_OF_THE_AGGREGATOR}', pool_size: 20 }",
                        "history: { retention: '${ANOTHER_ONE}' }")
                .variable("POSTGRES_URL", "postgres://ci:topsecret@db/history")
                .variable("CI_DASHBOARD_DATABASE_POSTGRES_URL", "this is not even a URL")
                .load();

        assertThat(configuration).isEqualTo(Configuration.defaults());
    }

    @Test
    void a_url_that_cannot_be_read_is_not_repeated() {
        var said = StartOf.aggregator(directory)
                .variable("POSTGRES_URL", "postgres://ci:top/secret@db/history")
                .launch();

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err())
                .startsWith("ci-dashboard-aggregator: environment variable POSTGRES_URL: database.postgres_url is ***"
                        + " (its port is none); expected postgresql://")
                .hasLineCount(1)
                .doesNotContain("secret");
    }

    @Test
    void a_url_in_another_place_is_not_repeated_either() {
        var said = StartOf.aggregator(directory)
                .file("ui: { time_zone: 'postgres://ci:top/secret@db/history' }")
                .launch();

        assertThat(said.err()).contains("ui.time_zone is \"***\"; expected").doesNotContain("secret");
    }

    private List<DeployPattern> environments(String line) {
        return StartOf.aggregator(directory).file(line).load().insights().deployEnvironments();
    }

    private static String place(StartOf start) {
        return start.load().history().database().orElseThrow().place();
    }
}
