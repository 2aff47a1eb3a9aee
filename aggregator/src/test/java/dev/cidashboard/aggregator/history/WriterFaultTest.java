package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.DatabaseHealth;
import dev.cidashboard.aggregator.database.HeldSession;
import dev.cidashboard.aggregator.database.OwnServer;
import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.state.Change;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever happens to the server while runs move: nobody waits for it, and afterwards it holds what was told. */
@Timeout(120)
class WriterFaultTest {

    private static final Duration RETENTION = Duration.ofDays(400);
    private static final int RUNS = 300;

    private static OwnServer server;

    private final SimulatedClock clock = new SimulatedClock(Samples.NOON.plus(Duration.ofHours(1)));
    private TestDatabase rows;
    private Database database;
    private HistoryWriter writer;

    @BeforeAll
    static void a_server() {
        server = OwnServer.start();
    }

    @BeforeEach
    void that_runs() {
        server.run();
        rows = server.createDatabase();
        database = rows.open(clock);
        writer = new HistoryWriter(database, RETENTION, clock);
    }

    @AfterAll
    static void it_goes() {
        server.close();
    }

    @Test
    void a_stop_in_the_middle_of_it_loses_nothing() {
        Story story = Story.of(RUNS, 1);
        List<Change> changes = story.changes();
        int third = changes.size() / 3;
        tell(changes.subList(0, third));

        server.stop();
        for (Change change : changes.subList(third, 2 * third)) {
            writer.changed(change);
            if (writer.health().pending() % 100 == 0) {
                assertThat(writer.flushAll()).isFalse();
            }
        }
        server.run();
        tell(changes.subList(2 * third, changes.size()));

        story.assertKept(rows);
        assertThat(writer.health().dropped()).isZero();
    }

    @Test
    void a_server_that_comes_later_gets_everything() {
        Story story = Story.of(RUNS, 2);
        server.stop();
        story.tell(writer);
        boolean taken = writer.flushAll();
        int pending = writer.health().pending();

        server.run();

        assertThat(taken).isFalse();
        assertThat(pending).isEqualTo(RUNS);
        assertThat(writer.flushAll()).isTrue();
        story.assertKept(rows);
    }

    @Test
    void a_kill_in_the_middle_of_a_batch_loses_nothing() throws Exception {
        Story story = Story.of(RUNS, 3);
        List<Change> changes = story.changes();
        tell(changes.subList(0, changes.size() / 2));
        changes.subList(changes.size() / 2, changes.size()).forEach(writer::changed);

        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            HeldSession.in(rows, "select * from pipeline for update");
            Future<Boolean> batch = other.submit(writer::flushAll);
            await("a batch is open").until(() -> rows.waiting() == 1);
            server.kill();
            assertThat(batch.get()).isFalse();
        }
        server.run();

        assertThat(writer.flushAll()).isTrue();
        story.assertKept(rows);
    }

    @Test
    void kills_at_any_moment_lose_nothing() {
        Story story = Story.of(RUNS, 4);
        HistoryWriter running = new HistoryWriter(rows.open(Clock.systemUTC()), RETENTION, clock);
        running.start();
        List<Change> changes = story.changes();

        for (int index = 0; index < changes.size(); index++) {
            running.changed(changes.get(index));
            if (index == changes.size() / 2) {
                await("the first are written").until(() -> running.health().written() > 0);
                server.kill();
                server.run();
            }
        }

        await("all is written")
                .atMost(Duration.ofSeconds(60))
                .until(() -> running.health().pending() == 0);
        running.stop(Duration.ofSeconds(5));
        story.assertKept(rows);
    }

    @Test
    void a_row_that_somebody_locks_makes_only_the_writer_wait() throws Exception {
        assertThatOnlyTheWriterWaits("select * from pipeline for update", "select count(*) from pipeline");
    }

    @Test
    void a_table_that_somebody_locks_makes_only_the_writer_wait() throws Exception {
        assertThatOnlyTheWriterWaits("lock table pipeline in exclusive mode", "select count(*) from pipeline");
    }

    private void assertThatOnlyTheWriterWaits(String lock, String question) throws Exception {
        Story story = Story.of(RUNS, 5);
        List<Change> changes = story.changes();
        int half = changes.size() / 2;
        tell(changes.subList(0, half));
        Duration lagBefore = writer.health().lag();

        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            HeldSession held = HeldSession.in(rows, lock);
            changes.subList(half, half + 10).forEach(writer::changed);
            Future<Boolean> batch = other.submit(writer::flushAll);
            await("a batch is open").until(() -> rows.waiting() == 1);

            // Would one of these wait for the lock, this test would never end.
            changes.subList(half + 10, changes.size()).forEach(writer::changed);
            Object page = database.read(connection -> {
                try (var found = connection.createStatement().executeQuery(question)) {
                    return found.next() ? found.getLong(1) : null;
                }
            });
            clock.advance(Duration.ofMinutes(7));
            WriterHealth meanwhile = writer.health();
            held.close();

            assertThat(page).isNotNull();
            assertThat(lagBefore).isZero();
            assertThat(meanwhile.lag()).isEqualTo(Duration.ofMinutes(7));
            assertThat(meanwhile.pending()).isGreaterThan(10);
            assertThat(batch.get()).isTrue();
        }
        assertThat(writer.flushAll()).isTrue();
        assertThat(writer.health().lag()).isZero();
        story.assertKept(rows);
    }

    @Test
    void a_lock_that_is_held_for_too_long_is_waited_for_in_pieces() throws Exception {
        rows.set("lock_timeout = '50ms'");
        Story story = Story.of(10, 6);
        List<Change> changes = story.changes();
        tell(changes.subList(0, changes.size() / 2));

        HeldSession.during(rows, "select * from pipeline for update", () -> {
            changes.subList(changes.size() / 2, changes.size()).forEach(writer::changed);
            assertThat(writer.flushAll()).isFalse();
        });

        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.READY);
        assertThat(writer.health().dropped()).isZero();
        assertThat(writer.flushAll()).isTrue();
        story.assertKept(rows);
    }

    /** Which would be so if a partition were made as a part of its table at once. */
    @Test
    void a_new_month_waits_for_no_reader() throws Exception {
        rows.set("lock_timeout = '50ms'");
        tell(Story.of(10, 7).changes());

        HeldSession.during(rows, "select count(*) from pipeline", () -> {
            writer.changed(new Change.PipelineChanged(
                    Story.GITHUB,
                    null,
                    Runs.run("old")
                            .createdAt(Samples.NOON.minus(Duration.ofDays(200)))
                            .pipeline()));
            assertThat(writer.flushAll()).isTrue();
        });

        assertThat(rows.value("select count(*) from pipeline")).isEqualTo(11L);
    }

    private void tell(List<Change> changes) {
        changes.forEach(writer::changed);
        assertThat(writer.flushAll()).isTrue();
    }
}
