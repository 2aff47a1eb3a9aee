package dev.cidashboard.endtoend;

import dev.cidashboard.endtoend.product.Checkout;
import dev.cidashboard.endtoend.product.Ended;
import dev.cidashboard.endtoend.product.Http;
import dev.cidashboard.endtoend.product.Launcher;
import dev.cidashboard.endtoend.product.Rows;
import dev.cidashboard.endtoend.product.RunAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The first commands of a newcomer: everything starts, everything ends, and nothing that is not ours is touched. */
@Timeout(180)
class RunAllTest {

    private static final List<String> NAMES = List.of("simulator", "postgres", "aggregator", "web");
    private static final List<Integer> USUAL_PORTS = List.of(8080, 8081, 8099);
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Checkout checkout;

    private final List<Closeable> taken = new ArrayList<>();
    private final List<ProcessHandle> ours = new ArrayList<>();

    @BeforeAll
    static void a_built_clone(@TempDir Path folder) {
        checkout = Checkout.in(folder);
    }

    @BeforeEach
    void nothing_runs() {
        NAMES.forEach(checkout::forget);
    }

    @AfterEach
    void nothing_is_left() throws IOException {
        ours.forEach(ProcessHandle::destroyForcibly);
        for (Closeable port : taken) {
            port.close();
        }
    }

    @Test
    void an_interrupt_ends_everything_that_run_all_started_and_no_process_that_has_an_old_id() throws IOException {
        takeUsualPorts();
        ProcessHandle stranger = stranger();
        checkout.leavePidFile("web", stranger.pid() + " 1\n");
        int port = Launcher.freePort();
        try (RunAll all = RunAll.start(checkout, port, "scripts/run-all")) {
            Http http = all.awaitAddress();
            awaitSimulatedRows(http);
            List<ProcessHandle> started = started(all);

            all.interrupt();

            assertThat(all.awaitEnd()).as(all.output()).isZero();
            assertThat(http.address().getPort()).isEqualTo(port);
            assertGone(started);
            assertThat(stranger.isAlive()).isTrue();
        }
    }

    @Test
    void stop_all_ends_everything_that_run_all_started_and_run_all_itself() throws IOException {
        takeUsualPorts();
        try (RunAll all = RunAll.start(checkout, Launcher.freePort(), "make", "run-all")) {
            all.awaitAddress();
            List<ProcessHandle> started = started(all);

            Ended stopped = checkout.run("make", "stop-all");

            assertThat(stopped.exitCode()).as("%s", stopped).isZero();
            assertThat(stopped.out()).contains("stopped: web aggregator simulator postgres");
            assertThat(all.awaitEnd()).as(all.output()).isZero();
            assertThat(all.output()).doesNotContain("has ended");
            assertGone(started);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d 1\n", "%d 1", "%d\n", "%d \n", "%d"})
    void a_stranger_who_has_the_id_of_an_ended_process_is_left_alone(String content) {
        ProcessHandle stranger = stranger();
        for (String name : NAMES) {
            checkout.leavePidFile(name, content.formatted(stranger.pid()));
        }

        Ended stopped = checkout.run("scripts/stop-all");

        assertNothingWasRunning(stopped);
        assertThat(stranger.isAlive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "none of ours\n"})
    void a_file_without_an_id_ends_nobody(String content) {
        NAMES.forEach(name -> checkout.leavePidFile(name, content));

        Ended stopped = checkout.run("scripts/stop-all");

        assertNothingWasRunning(stopped);
    }

    /** The kill of this test only says whom it would end: a script that errs here must not end everything on the machine. */
    @ParameterizedTest
    @ValueSource(strings = {"-1 1\n", "0 1\n", "00 1\n", "-42 1\n", "$$ 1\n"})
    void an_id_that_means_many_processes_ends_none(String content) {
        checkout.leavePidFile("web", content);

        Ended stopped = checkout.run(
                "sh",
                "-euc",
                "root=$PWD; stop_tries=1; . scripts/processes.sh;"
                        + " birth_of() { echo 1; }; kill() { echo \"kill $*\"; }; stop web");

        assertThat(stopped.exitCode()).as("%s", stopped).isZero();
        assertThat(stopped.out()).isEmpty();
    }

    @Test
    void the_id_of_a_process_that_is_gone_is_forgotten() {
        ProcessHandle gone = startedByTheScripts("web");
        gone.destroyForcibly();
        await("it is gone").atMost(SOON).until(() -> !runs(gone));

        Ended stopped = checkout.run("scripts/stop-all");

        assertNothingWasRunning(stopped);
    }

    @Test
    void a_fresh_clone_has_nothing_to_stop() {
        Ended stopped = checkout.run("scripts/stop-all");

        assertNothingWasRunning(stopped);
    }

    @Test
    void what_runs_already_is_named_and_goes_on_until_it_is_stopped() {
        ProcessHandle running = startedByTheScripts("aggregator");

        Ended second = checkout.run("scripts/run-all");

        assertThat(second.exitCode()).as("%s", second).isOne();
        assertThat(second.errorLines())
                .singleElement()
                .asString()
                .contains("aggregator", "" + running.pid(), "make stop-all");
        assertThat(running.isAlive()).isTrue();
        Ended stopped = checkout.run("scripts/stop-all");
        assertThat(stopped.out()).isEqualTo("stopped: aggregator\n");
        assertGone(List.of(running));
    }

    /** By others; where somebody has one already, that is as good. */
    private void takeUsualPorts() throws IOException {
        for (int port : USUAL_PORTS) {
            try {
                taken.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            } catch (BindException alreadyTaken) {
                continue;
            }
        }
    }

    private ProcessHandle stranger() {
        try {
            ProcessHandle stranger = new ProcessBuilder("sleep", "600").start().toHandle();
            ours.add(stranger);
            return stranger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process as run-all starts and remembers it, but one that does nothing. */
    private ProcessHandle startedByTheScripts(String name) {
        Ended started = checkout.run("sh", "-euc", "root=$PWD; . scripts/processes.sh; start " + name + " sleep 600");
        assertThat(started.exitCode()).as("%s", started).isZero();
        ProcessHandle process = checkout.process(name);
        ours.add(process);
        return process;
    }

    private static void awaitSimulatedRows(Http http) {
        await("rows of both simulated forges").atMost(SOON).untilAsserted(() -> {
            Rows rows = Rows.of(http.get("/api/repositories?limit=1000"));
            assertThat(rows.of("github").size()).isPositive();
            assertThat(rows.of("gitlab").size()).isPositive();
        });
        assertThat(http.page("/").text()).contains("These forges are simulated");
    }

    private static List<ProcessHandle> started(RunAll all) {
        List<ProcessHandle> known = NAMES.stream().map(checkout::process).toList();
        List<ProcessHandle> tree = all.tree();
        assertThat(tree).containsAll(known);
        return Stream.concat(known.stream(), tree.stream()).distinct().toList();
    }

    private static void assertGone(List<ProcessHandle> processes) {
        await("all are gone").atMost(SOON).untilAsserted(() -> assertThat(processes)
                .noneMatch(RunAllTest::runs));
        assertThat(NAMES).noneMatch(name -> checkout.pidFile(name).toFile().exists());
    }

    /** The corpse of one whose parent has ended may lie about for long where process 1 does not care; it has no program. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static void assertNothingWasRunning(Ended stopped) {
        assertThat(stopped.exitCode()).as("%s", stopped).isZero();
        assertThat(stopped.out()).isEqualTo("nothing was running\n");
        assertThat(stopped.err()).isEmpty();
        assertThat(NAMES).noneMatch(name -> checkout.pidFile(name).toFile().exists());
    }
}
