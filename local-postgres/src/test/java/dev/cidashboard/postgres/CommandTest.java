package dev.cidashboard.postgres;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The command as run-all starts it, in a process of its own. */
class CommandTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** One for all, so that PostgreSQL is unpacked once. */
    @TempDir
    private static Path folder;

    private final String data = "data-" + COUNT.incrementAndGet();

    @Test
    void asked_to_end_it_stops_postgres_and_ends_well_and_keeps_the_data() throws Exception {
        try (var first = Command.start(folder, "--data", data, "--url-file", "run/url")) {
            first.awaitListening();
            var address = addressIn(folder.resolve("run/url"));
            Sql.execute(address, "CREATE TABLE kept AS SELECT 42 AS answer");
            var server = server();

            first.process().destroy();

            assertThat(first.awaitEnd()).isZero();
            assertThat(server.isAlive()).isFalse();
            assertThat(first.err()).isEmpty();
            assertThat(first.out())
                    .isEqualTo("local-postgres: PostgreSQL 18.6 listens on " + address + ", its data is in " + data
                            + "\n");
            assertThat(folder.resolve("run/url")).doesNotExist();
        }
        try (var second = Command.start(folder, "--data", data, "--url-file", "run/url")) {
            second.awaitListening();
            assertThat(Sql.ask(addressIn(folder.resolve("run/url")), "SELECT answer FROM kept"))
                    .isEqualTo("42");
        }
    }

    @Test
    void when_postgres_dies_it_ends_with_the_same_code() throws IOException {
        try (var command = Command.start(folder, "--data", data).awaitListening()) {
            server().destroyForcibly();

            assertThat(command.awaitEnd()).isEqualTo(137);
            assertThat(command.err())
                    .startsWith("local-postgres: PostgreSQL has ended with exit code 137: ")
                    .hasLineCount(1);
        }
    }

    @Test
    void when_it_is_killed_postgres_ends_too() throws IOException {
        try (var command = Command.start(folder, "--data", data).awaitListening()) {
            var server = server();

            command.process().destroyForcibly();

            await("it is gone").atMost(SOON).until(() -> !runs(server));
        }
    }

    @Test
    void a_server_that_is_left_all_the_same_is_stopped_by_the_next_start() throws Exception {
        try (var killed = Command.start(folder, "--data", data).awaitListening()) {
            var orphan = server();
            var parts = killed.process().descendants().toList();
            parts.stream()
                    .filter(part -> part.info().command().orElse("").endsWith("sh"))
                    .forEach(ProcessHandle::destroyForcibly);
            killed.process().destroyForcibly();
            killed.awaitEnd();
            assertThat(runs(orphan)).isTrue();

            try (var next = Command.start(folder, "--data", data).awaitListening()) {
                assertThat(runs(orphan)).isFalse();
                assertThat(next.err())
                        .isEqualTo("local-postgres: stopped a PostgreSQL that an earlier start had left on " + data
                                + "\n");
                assertThat(Sql.ask(addressIn(folder.resolve(data + ".url")), "SELECT 1"))
                        .isEqualTo("1");
            }
        }
    }

    @Test
    void what_cannot_be_done_is_one_line_and_a_code() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve(data)).resolve("PG_VERSION"), "17\n");

        try (var command = Command.start(folder, "--data", data)) {
            assertThat(command.awaitEnd()).isEqualTo(2);
            assertThat(command.err())
                    .startsWith("local-postgres: " + data + " holds data of PostgreSQL 17, ")
                    .hasLineCount(1);
            assertThat(command.out()).isEmpty();
        }
    }

    @Test
    void help_and_version_are_said() {
        try (var help = Command.start(folder, "--help");
                var version = Command.start(folder, "--version")) {
            assertThat(help.awaitEnd()).isZero();
            assertThat(help.out()).startsWith("Usage: local-postgres --data FOLDER");
            assertThat(version.awaitEnd()).isZero();
            assertThat(version.out()).matches("local-postgres \\d\\S* with PostgreSQL 18\\.6\n");
        }
    }

    private ProcessHandle server() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve(data + "/postmaster.pid")).getFirst());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** The corpse of one whose parent has ended may lie about where process 1 does not care; it has no program. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static DatabaseAddress addressIn(Path file) throws IOException {
        var form = Pattern.compile("postgresql://(\\w+):([\\w-]+)@127\\.0\\.0\\.1:(\\d+)/(\\w+)\n")
                .matcher(Files.readString(file));
        assertThat(form.matches()).isTrue();
        return new DatabaseAddress(Integer.parseInt(form.group(3)), form.group(4), form.group(1), form.group(2));
    }
}
