package dev.cidashboard.aggregator.database;

import dev.cidashboard.postgres.DatabaseAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever is wrong with a database is one state and one line that says what to do, and is logged once. */
class DatabaseTest {

    private final DatabaseWitness witness = new DatabaseWitness();

    @AfterEach
    void nobody_listens_to_the_log() {
        witness.close();
    }

    @Test
    void without_one_in_the_configuration_it_is_off_and_says_how_to_have_one() {
        Database off = Database.off(witness.clock);

        assertThat(off.open()).isFalse();
        assertThat(off.health().state()).isEqualTo(DatabaseHealth.State.OFF);
        assertThatExceptionOfType(DatabaseOff.class)
                .isThrownBy(() -> off.read(connection -> 1))
                .withMessageContaining("database.postgres_url");
        assertThat(witness.log.lines()).isEmpty();
    }

    @Test
    void it_is_awaited_until_somebody_needs_it_and_then_ready_with_its_schema() {
        TestDatabase place = TestDatabase.create();
        Database database = place.open(witness.clock);
        DatabaseHealth.State before = database.health().state();

        int answer = database.read(connection -> 42);

        assertThat(before).isEqualTo(DatabaseHealth.State.AWAITED);
        assertThat(answer).isEqualTo(42);
        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.READY);
        assertThat(place.value("select count(*) from pipeline")).isEqualTo(0L);
        assertThat(witness.log.lines()).containsExactly("INFO History: the database is ready");
    }

    @Test
    void where_nobody_listens_it_is_away_and_readers_are_told_at_once_for_a_while() throws IOException {
        Database database = TestDatabase.at(new DatabaseAddress(freePort(), "none", "nobody", "geheim"))
                .open(witness.clock);

        witness.triedOften(database);

        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.AWAY);
        assertThat(database.health().message()).startsWith("the database does not answer: ");
        witness.assertSaidOnce(database, "geheim");
        assertThatExceptionOfType(DatabaseAway.class)
                .isThrownBy(() -> database.read(connection -> 1))
                .withMessage(database.health().message());
    }

    @Test
    void a_wrong_password_is_refused() {
        Database database = TestDatabase.create().withPassword("geheim").open(witness.clock);

        witness.triedOften(database);

        witness.assertRefused(database, "the database refuses the user or the password of database.postgres_url");
        witness.assertSaidOnce(database, "geheim");
    }

    @Test
    void a_database_that_does_not_exist_is_refused() {
        Database database = TestDatabase.create().named("nowhere").open(witness.clock);

        witness.triedOften(database);

        witness.assertRefused(
                database, "the database that database.postgres_url names does not exist; create it first");
        witness.assertSaidOnce(database, "nowhere");
    }

    @Test
    void a_schema_that_does_not_exist_is_refused() {
        TestDatabase place = TestDatabase.create();
        place.set("search_path = nowhere");
        Database database = place.open(witness.clock);

        witness.triedOften(database);

        witness.assertRefused(database, "the schema that database.postgres_url names does not exist; create it first");
        witness.assertSaidOnce(database, "nowhere");
    }

    @Test
    void a_user_that_may_not_create_tables_is_refused_until_it_may() {
        TestDatabase place = TestDatabase.create();
        place.execute("revoke create on schema public from pg_database_owner");
        Database database = place.open(witness.clock);

        witness.triedOften(database);

        witness.assertRefused(
                database,
                "the user of database.postgres_url may not write or create tables there; make it the owner of the"
                        + " database");
        witness.assertSaidOnce(database, "flyway");
        place.execute("grant create on schema public to pg_database_owner");
        assertThat(database.open()).isTrue();
        assertThat(witness.log.lines()).last().isEqualTo("INFO History: the database is back");
    }

    @Test
    void a_user_that_may_only_read_reads() {
        TestDatabase place = TestDatabase.create();
        Database database = place.open(witness.clock);
        assertThat(database.open()).isTrue();
        place.execute("revoke insert on pass from " + place.address().user());

        witness.writtenOftenInVain(database);

        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.REFUSED);
        assertThat(database.health().message()).contains("make it the owner");
        assertThat(witness.log.lines()).hasSize(2);
    }

    @Test
    void a_server_that_is_read_only_is_read_and_written_again_when_it_is_not() throws SQLException {
        TestDatabase place = TestDatabase.create();
        place.migrate();
        place.set("default_transaction_read_only = on");
        Database database = place.open(witness.clock);

        witness.writtenOftenInVain(database);

        witness.assertRefused(database, "the database is read-only; database.postgres_url must name the primary");
        assertThat(witness.log.lines())
                .containsExactly(
                        "INFO History: the database is ready",
                        "WARN History: " + database.health().message());
        place.execute("begin read write; alter database " + place.address().name()
                + " set default_transaction_read_only = off; commit");
        database.write(connection -> connection.createStatement().execute(DatabaseWitness.INSERT));
        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.READY);
        assertThat(witness.log.lines()).last().isEqualTo("INFO History: the database is back");
    }

    @Test
    void an_empty_database_that_is_read_only_is_refused() {
        TestDatabase place = TestDatabase.create();
        place.set("default_transaction_read_only = on");
        Database database = place.open(witness.clock);

        witness.triedOften(database);

        witness.assertRefused(database, "the database is read-only; database.postgres_url must name the primary");
        witness.assertSaidOnce(database, "flyway");
    }

    @Test
    void a_lock_that_is_not_released_is_no_fault_of_the_database() throws Exception {
        TestDatabase place = TestDatabase.create();
        place.set("lock_timeout = '10ms'");
        Database database = place.open(witness.clock);
        assertThat(database.open()).isTrue();

        HeldSession.during(place, "lock table pass in access exclusive mode", () -> {
            assertThatExceptionOfType(DatabaseAway.class)
                    .isThrownBy(() -> database.read(
                            connection -> connection.createStatement().executeQuery("select * from pass")))
                    .withMessage("the database was busy");
            assertThatThrownBy(() -> database.write(
                            connection -> connection.createStatement().execute(DatabaseWitness.INSERT)))
                    .isInstanceOf(SQLException.class);
        });

        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.READY);
        assertThat(witness.log.lines()).containsExactly("INFO History: the database is ready");
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
