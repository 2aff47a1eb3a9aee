package dev.cidashboard.configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class LaunchTest {
    @TempDir
    Path directory;

    @Test
    void a_port_that_is_taken_ends_with_one_line_and_exit_code_3() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            var said = StartOf.web(directory)
                    .arguments("--port", Integer.toString(port))
                    .launch();

            assertThat(said.exitCode()).isEqualTo(3);
            assertThat(said.err())
                    .isEqualTo("ci-dashboard-web: port " + port
                            + " on 127.0.0.1 is in use (server.port, PORT or --port): stop what listens there, or choose"
                            + " another port\n");
        }
    }

    @Test
    void a_host_that_is_not_of_this_machine_ends_with_one_line() {
        var said = StartOf.aggregator(directory)
                .file("aggregator: { host: 192.0.2.1 }")
                .launch();

        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.err())
                .hasLineCount(1)
                .startsWith("ci-dashboard-aggregator: port 8081 on 192.0.2.1 cannot be listened on"
                        + " (aggregator.port or --port): ");
    }

    @Test
    void a_free_port_starts() {
        var said = StartOf.web(directory).arguments("--port", freePort()).launch();

        assertThat(said.configuration().server().host()).isEqualTo("127.0.0.1");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void help_names_every_key_and_reads_no_file() {
        var said = StartOf.web(directory).file("broken: [").arguments("--help").launch();

        assertThat(said.exitCode()).isZero();
        assertThat(said.err()).isEmpty();
        Schema.KEYS.forEach(key -> assertThat(said.out()).contains(key.path()));
        assertThat(said.out()).contains("Usage: ci-dashboard-web", "gitlab[].token", "GITHUB_URL", "PORT");
    }

    @Test
    void version_is_one_line() {
        var said = StartOf.aggregator(directory).arguments("--version").launch();

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).matches("ci-dashboard-aggregator \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @Test
    void check_config_counts_the_usable_instances_without_secrets() {
        var said = StartOf.aggregator(directory)
                .file("gitlab: [ { name: gitlab-main, token: topsecret } ]", "github: [ { name: ghe } ]")
                .arguments("--check-config")
                .launch();

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).isEqualTo("""
                        configuration: config.yaml
                        listens on: 127.0.0.1 port 8081
                        usable instances: 1
                          gitlab-main gitlab https://gitlab.com
                        left out: 1
                          ghe github no token: github[0].token in the configuration file is empty
                        history: off
                        """);
    }

    @Test
    void check_config_shows_where_the_history_is_kept_and_no_password() {
        var said = StartOf.aggregator(directory)
                .file("history: { retention: 90d }")
                .variable("POSTGRES_URL", "postgres://ci:top%2Fsecret@db.example.org/history?sslmode=require")
                .arguments("--check-config")
                .launch();

        assertThat(said.err()).isEmpty();
        assertThat(said.out())
                .endsWith("\nhistory: db.example.org:5432/history as ci, kept 90 days\n"
                        + "  drops what is older month by month: started now, all before 2025-12-01\n")
                .doesNotContain("secret");
    }

    @Test
    void check_config_says_so_when_no_instance_is_usable() {
        var said = StartOf.aggregator(directory).arguments("--check-config").launch();

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("configuration: built-in defaults\n", "\nusable instances: 0\n");
    }

    @Test
    void check_port_looks_and_ends() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            var onTaken = StartOf.web(directory)
                    .arguments("--check-port", "--port", port)
                    .launch();
            var onFree = StartOf.web(directory)
                    .arguments("--check-port", "--port", freePort())
                    .launch();

            assertThat(onTaken.exitCode()).isEqualTo(3);
            assertThat(onTaken.out()).isEmpty();
            assertThat(onFree.exitCode()).isZero();
            assertThat(onFree.out()).contains("listens on: 127.0.0.1 port ");
        }
    }

    @Test
    void warnings_are_said_once_before_the_start() {
        var said = StartOf.web(directory)
                .variable("REDIS_URL", "redis://me:topsecret@db")
                .arguments("--port", freePort())
                .launch();

        assertThat(said.configuration().warnings()).hasSize(1);
        assertThat(said.err())
                .isEqualTo("ci-dashboard-web: warning: environment variable REDIS_URL: known, not built yet; it is"
                        + " ignored\n");
    }

    private static String freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
