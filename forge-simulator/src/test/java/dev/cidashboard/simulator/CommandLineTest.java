package dev.cidashboard.simulator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommandLineTest {

    @Test
    void options_are_read_with_blank_or_equals_sign() {
        SimulatorOptions options = new CommandLine(
                        "--port",
                        "0",
                        "--github=7",
                        "--gitlab",
                        "8",
                        "--latency",
                        "20ms",
                        "--pace=5s",
                        "--seed",
                        "-3",
                        "--github-limit",
                        "0",
                        "--hostile",
                        "--quiet",
                        "0.65",
                        "--branch-name=40",
                        "--github-token",
                        "secret")
                .options(Clock.systemUTC());

        assertThat(options.port()).isZero();
        assertThat(options.plan().gitHubProjects()).isEqualTo(7);
        assertThat(options.plan().gitLabProjects()).isEqualTo(8);
        assertThat(options.plan().seed()).isEqualTo(-3);
        assertThat(options.plan().hostile()).isTrue();
        assertThat(options.plan().quiet()).isEqualTo(0.65);
        assertThat(options.plan().branchName()).isEqualTo(40);
        assertThat(options.latency()).isEqualTo(Duration.ofMillis(20));
        assertThat(options.pace()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.gitHubLimits().requests()).isZero();
        assertThat(options.gitHubToken()).isEqualTo("secret");
    }

    @Test
    void without_options_it_is_a_living_world_with_the_limits_of_the_real_forges() {
        SimulatorOptions options = new CommandLine().options(Clock.systemUTC());

        assertThat(options.pace()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.gitHubLimits().requests()).isEqualTo(5_000);
        assertThat(options.gitHubLimits().pointsPerMinute()).isEqualTo(900);
        assertThat(options.gitLabLimits().requests()).isEqualTo(2_000);
        assertThat(options.graphQl()).isTrue();
    }

    @Test
    void graphql_can_be_switched_off_and_nothing_else_is_understood() {
        SimulatorOptions off = new CommandLine("--graphql", "off").options(Clock.systemUTC());

        assertThat(off.graphQl()).isFalse();
        assertThatThrownBy(() -> new CommandLine("--graphql", "maybe").options(Clock.systemUTC()))
                .hasMessage("--graphql must be on or off, not 'maybe'");
    }

    @ParameterizedTest
    @CsvSource({
        "--prot=1, --prot",
        "--port=x, --port",
        "--port=70000, 65535",
        "--port, needs a value",
        "--latency=20, 20ms",
        "--latency=2h, latency",
        "--activity=2, activity",
        "--activity=x, --activity",
        "--branches=0, branches",
        "--github=-1, --github",
        "--github-token=, github-token",
        "stray, stray"
    })
    void what_is_wrong_is_named(String argument, String named) {
        assertThatThrownBy(() -> new CommandLine(argument).options(Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void bad_options_exit_with_2_and_one_line() {
        Captured captured = captured("--nonsense");

        assertThat(captured.status()).isEqualTo(2);
        assertThat(captured.errors())
                .startsWith("forge-simulator: unknown option '--nonsense'")
                .hasLineCount(1);
    }

    @Test
    void a_taken_port_exits_with_3_and_one_line() {
        try (ForgeSimulator first =
                ForgeSimulator.start(SimulatorOptions.defaults().withProjects(1, 1))) {
            Captured captured = captured("--github=1", "--gitlab=1", "--port", String.valueOf(first.port()));

            assertThat(captured.status()).isEqualTo(3);
            assertThat(captured.errors()).contains("127.0.0.1:" + first.port()).hasLineCount(1);
        }
    }

    private record Captured(int status, String errors) {}

    private static Captured captured(String... arguments) {
        PrintStream real = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            int status = SimulatorMain.run(arguments);
            return new Captured(status, errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(real);
        }
    }
}
