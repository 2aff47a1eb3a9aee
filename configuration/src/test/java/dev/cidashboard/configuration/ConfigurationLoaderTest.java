package dev.cidashboard.configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ConfigurationLoaderTest {
    private static final Path COMMITTED = Path.of("..", "config.yaml");

    @TempDir
    Path directory;

    @Test
    void without_file_and_environment_the_defaults_hold() {
        assertThat(StartOf.aggregator(directory).load()).isEqualTo(Configuration.defaults());
    }

    @Test
    void an_empty_file_means_the_defaults() {
        assertThat(StartOf.aggregator(directory).file("# nothing yet", "").load())
                .isEqualTo(Configuration.defaults());
    }

    @Test
    void the_committed_file_works_unedited_and_leaves_both_instances_out() throws Exception {
        Files.copy(COMMITTED, directory.resolve("config.yaml"));

        var configuration = StartOf.aggregator(directory).load();

        assertThat(configuration.instances()).isEmpty();
        assertThat(configuration.leftOut())
                .extracting(LeftOutInstance::name, LeftOutInstance::reason)
                .containsExactly(
                        tuple(
                                "gitlab-main",
                                "no token: set GITLAB_TOKEN, or gitlab[0].token in the configuration file"),
                        tuple(
                                "github-main",
                                "no token: set GITHUB_TOKEN, or github[0].token in the configuration file"));
        assertThat(configuration)
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .ignoringFields("leftOut")
                .isEqualTo(Configuration.defaults());
    }

    @Test
    void the_committed_file_works_for_the_web_process_which_sees_instances_without_tokens() throws Exception {
        Files.copy(COMMITTED, directory.resolve("config.yaml"));

        var configuration =
                StartOf.web(directory).variable("GITLAB_TOKEN", "glpat-secret").load();

        assertThat(configuration.leftOut()).isEmpty();
        assertThat(configuration.instances())
                .extracting(InstanceConfiguration::token)
                .containsExactly(Secret.absent(), Secret.absent());
    }

    @Test
    void every_key_of_the_file_is_read() {
        var configuration = StartOf.web(directory)
                .file(
                        "server: { host: 0.0.0.0, port: 9090, allowed_hosts: [ci.example.org],",
                        "  cors_origins: ['https://intranet.example.org:8443'] }",
                        "aggregator: { host: localhost, port: 9091, url: 'http://aggregator:9091/' }",
                        "cache: { type: memory, ttl: 500s, stale_ttl: 2d, refresh_interval: 90s }",
                        "ui: { title: Unsere Ampel, refresh_interval: 10s, time_zone: Europe/Berlin, demo: true }",
                        "logging: { level: DEBUG, format: json }")
                .load();

        assertThat(configuration.server())
                .isEqualTo(new ServerConfiguration(
                        "0.0.0.0",
                        9090,
                        List.of("ci.example.org"),
                        List.of(URI.create("https://intranet.example.org:8443"))));
        assertThat(configuration.aggregator())
                .isEqualTo(new AggregatorConfiguration("localhost", 9091, URI.create("http://aggregator:9091")));
        assertThat(configuration.cache())
                .isEqualTo(new CacheConfiguration(
                        CacheType.MEMORY, Duration.ofSeconds(500), Duration.ofDays(2), Duration.ofSeconds(90)));
        assertThat(configuration.ui())
                .isEqualTo(
                        new UiConfiguration("Unsere Ampel", Duration.ofSeconds(10), ZoneId.of("Europe/Berlin"), true));
        assertThat(configuration.logging()).isEqualTo(new LoggingConfiguration(LogLevel.DEBUG, LogFormat.JSON));
    }

    @Test
    void the_environment_wins_over_the_file_and_a_flag_over_both() {
        var start = StartOf.web(directory).file("server: { port: 1001 }", "logging: { level: warn }");

        assertThat(start.load().server().port()).isEqualTo(1001);
        assertThat(start.variable("PORT", "1002").load().server().port()).isEqualTo(1002);
        assertThat(start.variable("CI_DASHBOARD_SERVER_PORT", "1003")
                        .load()
                        .server()
                        .port())
                .isEqualTo(1003);
        assertThat(start.arguments("--port", "1004").load().server().port()).isEqualTo(1004);
        assertThat(start.load().logging().level()).isEqualTo(LogLevel.WARN);
    }

    @Test
    void every_scalar_key_has_a_variable_of_its_own() {
        var configuration = StartOf.aggregator(directory)
                .variable("CI_DASHBOARD_CACHE_STALE_TTL", "48h")
                .variable("CI_DASHBOARD_UI_TIME_ZONE", "Asia/Tokyo")
                .variable("CI_DASHBOARD_DEMO", "true")
                .variable("CI_DASHBOARD_SERVER_ALLOWED_HOSTS", "one.example.org, two.example.org")
                .variable("LOG_LEVEL", "error")
                .load();

        assertThat(configuration.cache().staleTtl()).isEqualTo(Duration.ofHours(48));
        assertThat(configuration.ui().timeZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(configuration.ui().demo()).isTrue();
        assertThat(configuration.server().allowedHosts()).containsExactly("one.example.org", "two.example.org");
        assertThat(configuration.logging().level()).isEqualTo(LogLevel.ERROR);
    }

    @Test
    void port_and_host_are_the_web_process_s_and_the_flag_is_whose_process_it_is() {
        var configuration = StartOf.aggregator(directory)
                .variable("PORT", "tcp://nonsense")
                .variable("HOST", "x86_64-conda-linux-gnu:no:host:")
                .arguments("--port=1005")
                .load();

        assertThat(configuration.server()).isEqualTo(Configuration.defaults().server());
        assertThat(configuration.aggregator().port()).isEqualTo(1005);
        assertThat(configuration.aggregator().url()).isEqualTo(URI.create("http://127.0.0.1:1005"));
    }

    @Test
    void what_kubernetes_injects_for_its_services_is_not_read() {
        var configuration = StartOf.aggregator(directory)
                .variable("AGGREGATOR_PORT", "tcp://10.0.0.7:8081")
                .variable("CI_DASHBOARD_PORT", "tcp://10.0.0.7:80")
                .variable("CI_DASHBOARD_SERVER_PORT", "tcp://10.0.0.8:80")
                .variable("CI_DASHBOARD_SERVICE_HOST", "10.0.0.7")
                .variable("CI_DASHBOARD_SERVICE_PORT_HTTP", "80")
                .variable("CI_DASHBOARD_PORT_8080_TCP_ADDR", "10.0.0.7")
                .load();

        assertThat(configuration).isEqualTo(Configuration.defaults());
    }

    @Test
    void an_empty_variable_counts_as_unset() {
        var configuration = StartOf.web(directory)
                .variable("PORT", "")
                .variable("CI_DASHBOARD_CACHE_TTL", " ")
                .variable("CONFIG_FILE", "")
                .load();

        assertThat(configuration).isEqualTo(Configuration.defaults());
    }

    @Test
    void gitlab_may_be_empty_or_nothing() {
        var configuration = StartOf.aggregator(directory)
                .file("gitlab: []", "github:", "cache:")
                .load();

        assertThat(configuration).isEqualTo(Configuration.defaults());
    }

    @Test
    void config_file_names_the_file_and_the_flag_wins_over_it() throws Exception {
        Files.writeString(directory.resolve("one.yaml"), "ui: { title: One }");
        Files.writeString(directory.resolve("two.yaml"), "ui: { title: Two }");
        var start = StartOf.web(directory).file("ui: { title: Default place }").variable("CONFIG_FILE", "one.yaml");

        assertThat(start.load().ui().title()).isEqualTo("One");
        assertThat(start.arguments("--config", "two.yaml").load().ui().title()).isEqualTo("Two");
    }

    @Test
    void variables_of_later_work_only_warn() {
        var configuration = StartOf.aggregator(directory)
                .variable("REDIS_URL", "redis://localhost")
                .variable("JENKINS_TOKEN", "abc")
                .load();

        assertThat(configuration.warnings())
                .containsExactly(
                        "environment variable REDIS_URL: known, not built yet; it is ignored",
                        "environment variable JENKINS_TOKEN: known, not built yet; it is ignored");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_are_no_problem() {
        var configuration = StartOf.web(directory)
                .file("\uFEFFui:\r", "  title: Größe ✓\r", "")
                .load();

        assertThat(configuration.ui().title()).isEqualTo("Größe ✓");
    }
}
