package dev.cidashboard.aggregator.database;

import dev.cidashboard.aggregator.CapturedLog;
import dev.cidashboard.aggregator.MovableClock;
import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.postgres.DatabaseAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Whatever is wrong with a database is one state and one line that says what to do, and is logged once. */
class DatabaseTest {

    private static final String INSERT =
            "insert into pass (instance, started_at, finished_at, projects, failed) values ('a', now(), now(), 1, 0)";

    private final MovableClock clock = new MovableClock(Samples.NOON);
    private final CapturedLog log = new CapturedLog(Database.class.getName());

    @AfterEach
    void nobody_listens_to_the_log() {
        log.close();
    }

    @Test
    void without_one_in_the_configuration_it_is_off_and_says_how_to_have_one() {
        Database off = Database.off(clock);

        assertThat(off.open()).isFalse();
        assertThat(off.health().state()).isEqualTo(DatabaseHealth.State.OFF);
        assertThatExceptionOfType(DatabaseOff.class)
                .isThrownBy(() -> off.read(connection -> 1))
                .withMessageContaining("database.postgres_url");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void it_is_awaited_until_somebody_needs_it_and_then_ready_with_its_schema() {
        TestDatabase place = TestDatabase.create();
        Database database = place.open(clock);
        DatabaseHealth.State before = database.health().state();

        int answer = database.read(connection -> 42);

        assertThat(before).isEqualTo(DatabaseHealth.State.AWAITED);
        assertThat(answer).isEqualTo(42);
        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.READY);
        assertThat(place.value("select count(*) from pipeline")).isEqualTo(0L);
        assertThat(log.lines()).containsExactly("INFO History: the database is ready");
    }

    @Test
    void where_nobody_listens_it_is_away_and_readers_are_told_at_once_for_a_while() throws IOException {
        Database database = TestDatabase.at(new DatabaseAddress(freePort(), "none", "nobody", "geheim"))
                .open(clock);

        triedOften(database);

        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.AWAY);
        assertThat(database.health().message()).startsWith("the database does not answer: ");
        assertSaidOnce(database, "geheim");
        assertThatExceptionOfType(DatabaseAway.class)
                .isThrownBy(() -> database.read(connection -> 1))
                .withMessage(database.health().message());
    }

    @Test
    void a_wrong_password_is_refused() {
        Database database = TestDatabase.create().withPassword("geheim").open(clock);

        triedOften(database);

        assertRefused(database, "the database refuses the user or the password of database.postgres_url");
        assertSaidOnce(database, "geheim");
    }

    @Test
    void a_database_that_does_not_exist_is_refused() {
        Database database = TestDatabase.create().named("nowhere").open(clock);

        triedOften(database);

        assertRefused(database, "the database that database.postgres_url names does not exist; create it first");
        assertSaidOnce(database, "nowhere");
    }

    @Test
    void a_schema_that_does_not_exist_is_refused() {
        TestDatabase place = TestDatabase.create();
        place.set("search_path = nowhere");
        Database database = place.open(clock);

        triedOften(database);

        assertRefused(database, "the schema that database.postgres_url names does not exist; create it first");
        assertSaidOnce(database, "nowhere");
    }

    @Test
    void a_user_that_may_not_create_tables_is_refused_until_it_may() {
        TestDatabase place = TestDatabase.create();
        place.execute("revoke create on schema public from pg_database_owner");
        Database database = place.open(clock);

        triedOften(database);

        assertRefused(
                database,
                "the user of database.postgres_url may not write or create tables there; make it the owner of the"
                        + " database");
        assertSaidOnce(database, "flyway");
        place.execute("grant create on schema public to pg_database_owner");
        assertThat(database.open()).isTrue();
        assertThat(log.lines()).last().isEqualTo("INFO History: the database is back");
    }

    @Test
    void a_user_that_may_only_read_reads() {
        TestDatabase place = TestDatabase.create();
        Database database = place.open(clock);
        assertThat(database.open()).isTrue();
        place.execute("revoke insert on pass from " + place.address().user());

        writtenOftenInVain(database);

        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.REFUSED);
        assertThat(database.health().message()).contains("make it the owner");
        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void a_server_that_is_read_only_is_read_and_written_again_when_it_is_not() throws SQLException {
        TestDatabase place = TestDatabase.create();
        place.migrate();
        place.set("default_transaction_read_only = on");
        Database database = place.open(clock);

        writtenOftenInVain(database);

        assertRefused(database, "the database is read-only; database.postgres_url must name the primary");
        assertThat(log.lines())
                .containsExactly(
                        "INFO History: the database is ready",
                        "WARN History: " + database.health().message());
        place.execute("begin read write; alter database " + place.address().name()
                + " set default_transaction_read_only = off; commit");
        database.write(connection -> connection.createStatement().execute(INSERT));
        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.READY);
        assertThat(log.lines()).last().isEqualTo("INFO History: the database is back");
    }

    @Test
    void an_empty_database_that_is_read_only_is_refused() {
        TestDatabase place = TestDatabase.create();
        place.set("default_transaction_read_only = on");
        Database database = place.open(clock);

        triedOften(database);

        assertRefused(database, "the database is read-only; database.postgres_url must name the primary");
        assertSaidOnce(database, "flyway");
    }

    @Test
    void a_schema_that_a_newer_version_made_is_left_alone() {
        TestDatabase place = TestDatabase.create();
        place.migrate();
        place.execute("insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success)"
                + " values (99, '99', 'from the future', 'SQL', 'V99__from_the_future.sql', 1, 'x', 1, true)");
        Database database = place.open(clock);

        triedOften(database);

        assertRefused(
                database,
                "the database was used by a newer version of ci-dashboard; start that one, or name another database");
        assertSaidOnce(database, "V99");
    }

    @Test
    void a_migration_that_is_not_ours_any_more_is_refused() {
        TestDatabase place = TestDatabase.create();
        place.migrate();
        place.execute("update flyway_schema_history set checksum = 1");
        Database database = place.open(clock);

        triedOften(database);

        assertRefusedFor(database, "was it changed by hand?");
    }

    @Test
    void tables_of_somebody_else_are_left_alone() {
        TestDatabase place = TestDatabase.create();
        place.execute("create table project (title text)");
        Database database = place.open(clock);

        triedOften(database);

        assertRefusedFor(database, "holds tables of something else; database.postgres_url must name an empty one");
    }

    @Test
    void a_table_that_was_dropped_by_hand_is_missed_once_and_found_again() throws SQLException {
        TestDatabase place = TestDatabase.create();
        Database database = place.open(clock);
        assertThat(database.open()).isTrue();
        place.execute("alter table pass rename to hidden");

        writtenOftenInVain(database);

        assertRefusedFor(database, "was it changed by hand?");
        place.execute("alter table hidden rename to pass");
        database.write(connection -> connection.createStatement().execute(INSERT));
        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.READY);
    }

    @Test
    void an_emptied_database_gets_its_schema_again() throws SQLException {
        TestDatabase place = TestDatabase.create();
        Database database = place.open(clock);
        assertThat(database.open()).isTrue();
        place.execute("drop schema public cascade; create schema public");
        assertThatThrownBy(() -> database.write(
                        connection -> connection.createStatement().execute(INSERT)))
                .isInstanceOf(SQLException.class);

        database.write(connection -> connection.createStatement().execute(INSERT));

        assertThat(place.value("select count(*) from pass")).isEqualTo(1L);
    }

    @Test
    void while_another_process_migrates_it_is_away_and_nobody_waits_for_long() throws Exception {
        TestDatabase place = TestDatabase.create();
        Database database = place.open(clock);
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            HeldSession held = HeldSession.in(place, "create table project (id int)");
            Future<?> migration = other.submit(place::migrate);
            await("the other one is held up").until(() -> place.waiting() == 1);

            boolean opened = database.open();

            held.close();
            migration.get();
            assertThat(opened).isFalse();
        }
        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.AWAY);
        assertThat(database.health().message())
                .isEqualTo("another process is bringing the database's schema up to date");
        assertSaidOnce(database, "advisory");
        assertThat(database.open()).isTrue();
        assertThat(log.lines()).last().isEqualTo("INFO History: the database is back");
    }

    @Test
    void who_reads_while_it_is_opened_for_long_is_sent_away() throws Exception {
        TestDatabase place = TestDatabase.create();
        CountDownLatch migrating = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Database database = new Database(
                place.source(),
                () -> {
                    migrating.countDown();
                    awaited(goOn);
                    place.migrate();
                },
                clock);
        try (ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> opened = writer.submit(database::open);
            migrating.await();

            assertThatExceptionOfType(DatabaseAway.class)
                    .isThrownBy(() -> database.read(connection -> 1))
                    .withMessage("the database has not answered yet");

            goOn.countDown();
            assertThat(opened.get()).isTrue();
        }
        assertThat(answerOf(database)).isOne();
    }

    @Test
    void a_lock_that_is_not_released_is_no_fault_of_the_database() throws Exception {
        TestDatabase place = TestDatabase.create();
        place.set("lock_timeout = '10ms'");
        Database database = place.open(clock);
        assertThat(database.open()).isTrue();

        HeldSession.during(place, "lock table pass in access exclusive mode", () -> {
            assertThatExceptionOfType(DatabaseAway.class)
                    .isThrownBy(() -> database.read(
                            connection -> connection.createStatement().executeQuery("select * from pass")))
                    .withMessage("the database was busy");
            assertThatThrownBy(() -> database.write(
                            connection -> connection.createStatement().execute(INSERT)))
                    .isInstanceOf(SQLException.class);
        });

        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.READY);
        assertThat(log.lines()).containsExactly("INFO History: the database is ready");
    }

    private void triedOften(Database database) {
        for (int number = 0; number < 3; number++) {
            assertThat(database.open()).isFalse();
            clock.advance(Duration.ofSeconds(1));
            assertThatThrownBy(() -> database.read(connection -> 1)).isInstanceOf(DatabaseAway.class);
        }
    }

    /** What cannot be written, and is read all the same. */
    private void writtenOftenInVain(Database database) {
        for (int number = 0; number < 3; number++) {
            assertThatThrownBy(() -> database.write(
                            connection -> connection.createStatement().execute(INSERT)))
                    .isInstanceOf(SQLException.class);
            clock.advance(Duration.ofSeconds(5));
            assertThat(answerOf(database)).isOne();
        }
    }

    private void assertRefused(Database database, String message) {
        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.REFUSED);
        assertThat(database.health().message()).isEqualTo(message);
    }

    private void assertRefusedFor(Database database, String reason) {
        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.REFUSED);
        assertThat(database.health().message()).contains(reason).doesNotContain("\n");
        assertThat(log.lines())
                .containsOnlyOnce("WARN History: " + database.health().message());
    }

    private void assertSaidOnce(Database database, String secret) {
        String message = database.health().message();
        assertThat(message).doesNotContain("\n", secret);
        assertThat(log.lines()).containsExactly("WARN History: " + message);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int answerOf(Database database) {
        return database.read(connection -> 1);
    }
}
