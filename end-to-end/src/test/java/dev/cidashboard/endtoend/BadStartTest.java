package dev.cidashboard.endtoend;

import dev.cidashboard.endtoend.product.Ended;
import dev.cidashboard.endtoend.product.Launcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A start that cannot succeed ends with one line that tells people what to change. */
@Timeout(60)
class BadStartTest {

    private static final String SECRET = "glpat-never-shown-anywhere";

    @TempDir
    Path folder;

    static Stream<Arguments> badFiles() {
        return Stream.of(
                Arguments.of("a misspelt key", "cache: { tll: 5m }\n", "tll"),
                Arguments.of("an unknown key at the top", "colour: red\n", "colour"),
                Arguments.of("a bad duration", "cache:\n  ttl: soon\n", "cache.ttl"),
                Arguments.of("a bad port", "server: { port: 99999 }\n", "server.port"),
                Arguments.of("a bad URL", "gitlab: [ { name: one, url: 'ftp://x', token: " + SECRET + " } ]\n", "url"),
                Arguments.of(
                        "an instance twice",
                        "gitlab: [ { name: one, url: 'https://a.example', token: " + SECRET
                                + " }, { name: one, url: 'https://b.example', token: t } ]\n",
                        "one"),
                Arguments.of(
                        "a variable that is not set", "ui: { title: \"${NOT_SET_ANYWHERE}\" }\n", "NOT_SET_ANYWHERE"),
                Arguments.of("a key of later work", "jenkins: []\n", "known, not built yet"),
                Arguments.of("text that is no YAML", "cache: { ttl: 5m\n  ]: [\n", "line"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void a_bad_file_stops_the_aggregator_with_one_line_and_exit_code_2(String what, String yaml, String named)
            throws IOException {
        Path file = Files.writeString(folder.resolve("dashboard.yaml"), yaml);

        Ended ended = Ended.run(Launcher.AGGREGATOR, Map.of(), List.of("--config", file.toString()));

        assertOneLine(ended, 2);
        assertThat(ended.err())
                .as(what)
                .contains("dashboard.yaml")
                .contains(named)
                .doesNotContain(SECRET);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void the_web_process_checks_the_whole_schema_too(String what, String yaml, String named) throws IOException {
        Path file = Files.writeString(folder.resolve("dashboard.yaml"), yaml);

        Ended ended = Ended.run(Launcher.WEB, Map.of(), List.of("--config", file.toString()));

        assertOneLine(ended, 2);
        assertThat(ended.err())
                .as(what)
                .contains("dashboard.yaml")
                .contains(named)
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @EnumSource(names = {"AGGREGATOR", "WEB"})
    void a_file_that_is_not_there_is_named(Launcher launcher) {
        Ended ended = Ended.run(
                launcher,
                Map.of(),
                List.of("--config", folder.resolve("absent.yaml").toString()));

        assertOneLine(ended, 2);
        assertThat(ended.err()).contains("absent.yaml");
    }

    @ParameterizedTest
    @EnumSource(names = {"AGGREGATOR", "WEB"})
    void a_folder_is_no_file(Launcher launcher) {
        Ended ended = Ended.run(launcher, Map.of(), List.of("--config", folder.toString()));

        assertOneLine(ended, 2);
        assertThat(ended.err()).contains(folder.getFileName().toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"AGGREGATOR", "WEB"})
    void an_unknown_variable_of_ours_is_named(Launcher launcher) throws IOException {
        Path file = Files.writeString(folder.resolve("dashboard.yaml"), "cache: { ttl: 5m }\n");

        Ended ended = Ended.run(launcher, Map.of("CI_DASHBOARD_CACHE_TLL", "5m"), List.of("--config", file.toString()));

        assertOneLine(ended, 2);
        assertThat(ended.err()).contains("CI_DASHBOARD_CACHE_TLL");
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_flag_is_named(Launcher launcher) {
        Ended ended = Ended.run(launcher, Map.of(), List.of("--no-such-flag"));

        assertOneLine(ended, 2);
        assertThat(ended.err()).contains("--no-such-flag");
    }

    @ParameterizedTest
    @EnumSource
    void a_port_in_use_is_exit_code_3(Launcher launcher) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());

            Ended ended = Ended.run(launcher, Map.of(), List.of("--port", port));

            assertOneLine(ended, 3);
            assertThat(ended.err()).contains(port);
        }
    }

    @ParameterizedTest
    @EnumSource
    void help_and_version_are_answers_not_errors(Launcher launcher) {
        Ended help = Ended.run(launcher, Map.of(), List.of("--help"));
        Ended version = Ended.run(launcher, Map.of(), List.of("--version"));

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("--port");
        assertThat(help.err()).isEmpty();
        assertThat(version.exitCode()).isZero();
        assertThat(version.out().strip().lines()).hasSize(1);
        assertThat(version.err()).isEmpty();
    }

    @Test
    void a_port_that_kubernetes_injects_for_a_service_called_aggregator_is_not_read() {
        Ended ended = Ended.run(
                Launcher.AGGREGATOR,
                Map.of("AGGREGATOR_PORT", "tcp://10.0.0.1:80", "GITLAB_TOKEN", "a${token}"),
                List.of("--check-config"));

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).doesNotContain("a${token}");
    }

    private static void assertOneLine(Ended ended, int exitCode) {
        assertThat(ended.errorLines()).as("stderr of %s", ended).hasSize(1);
        assertThat(ended.exitCode()).as("exit code of %s", ended).isEqualTo(exitCode);
        assertThat(ended.err()).doesNotContain("Exception", "WARNING", "\tat ");
        assertThat(ended.out()).doesNotContain("Exception", "WARNING");
    }
}
