package dev.cidashboard.aggregator.database;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A schema that is not the one of this version, or not there yet: nothing of somebody else's is touched, and nobody waits for long. */
class DatabaseSchemaTest {

    private final DatabaseWitness witness = new DatabaseWitness();

    @AfterEach
    void nobody_listens_to_the_log() {
        witness.close();
    }

    @Test
    void a_schema_that_a_newer_version_made_is_left_alone() {
        TestDatabase place = TestDatabase.create();
        place.migrate();
        place.execute("insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success)"
                + " values (99, '99', 'from the future', 'SQL', 'V99__from_the_future.sql', 1, 'x', 1, true)");
        Database database = place.open(witness.clock);

        witness.triedOften(database);

        witness.assertRefused(
                database,
                "the database was used by a newer version of ci-dashboard; start that one, or name another database");
        witness.assertSaidOnce(database, "V99");
    }

    @Test
    void a_migration_that_is_not_ours_any_more_is_refused() {
        TestDatabase place = TestDatabase.create();
        place.migrate();
        place.execute("update flyway_schema_history set checksum = 1");
        Database database = place.open(witness.clock);

        witness.triedOften(database);

        witness.assertRefusedFor(database, "was it changed by hand?");
    }

    @Test
    void tables_of_somebody_else_are_left_alone() {
        TestDatabase place = TestDatabase.create();
        place.execute("create table project (title text)");
        Database database = place.open(witness.clock);

        witness.triedOften(database);

        witness.assertRefusedFor(
                database, "holds tables of something else; database.postgres_url must name an empty one");
    }

    @Test
    void a_table_that_was_dropped_by_hand_is_missed_once_and_found_again() throws SQLException {
        TestDatabase place = TestDatabase.create();
        Database database = place.open(witness.clock);
        assertThat(database.open()).isTrue();
        place.execute("alter table pass rename to hidden");

        witness.writtenOftenInVain(database);

        witness.assertRefusedFor(database, "was it changed by hand?");
        place.execute("alter table hidden rename to pass");
        database.write(connection -> connection.createStatement().execute(DatabaseWitness.INSERT));
        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.READY);
    }

    @Test
    void an_emptied_database_gets_its_schema_again() throws SQLException {
        TestDatabase place = TestDatabase.create();
        Database database = place.open(witness.clock);
        assertThat(database.open()).isTrue();
        place.execute("drop schema public cascade; create schema public");
        assertThatThrownBy(() -> database.write(
                        connection -> connection.createStatement().execute(DatabaseWitness.INSERT)))
                .isInstanceOf(SQLException.class);

        database.write(connection -> connection.createStatement().execute(DatabaseWitness.INSERT));

        assertThat(place.value("select count(*) from pass")).isEqualTo(1L);
    }

    @Test
    void while_another_process_migrates_it_is_away_and_nobody_waits_for_long() throws Exception {
        TestDatabase place = TestDatabase.create();
        Database database = place.open(witness.clock);
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
        witness.assertSaidOnce(database, "advisory");
        assertThat(database.open()).isTrue();
        assertThat(witness.log.lines()).last().isEqualTo("INFO History: the database is back");
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
                witness.clock);
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

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int answerOf(Database database) {
        return database.read(connection -> 1);
    }
}
