package dev.cidashboard.aggregator.database;

import dev.cidashboard.aggregator.CapturedLog;
import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A server that goes away and comes back is found again by itself, with one line for each. */
class DatabaseFaultTest {

    private static OwnServer server;
    private static TestDatabase place;

    private final SimulatedClock clock = new SimulatedClock(Samples.NOON);
    private final CapturedLog log = new CapturedLog(Database.class.getName());

    @BeforeAll
    static void a_server() {
        server = OwnServer.start();
        place = server.createDatabase();
    }

    @BeforeEach
    void that_runs() {
        server.run();
    }

    @AfterEach
    void nobody_listens_to_the_log() {
        log.close();
    }

    @AfterAll
    static void it_goes() {
        server.close();
    }

    @Test
    void it_may_be_absent_at_first() {
        server.stop();
        Database database = place.open(clock);
        assertThat(database.open()).isFalse();

        server.run();

        assertThat(database.open()).isTrue();
        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines()).first().asString().startsWith("WARN History: the database does not answer: ");
        assertThat(log.lines()).last().isEqualTo("INFO History: the database is back");
    }

    @Test
    void a_stop_is_noticed_once_and_so_is_its_end() {
        Database database = place.open(clock);
        assertThat(database.open()).isTrue();

        server.stop();
        readInVain(database);
        server.run();
        clock.advance(Duration.ofSeconds(3));

        assertThat(answerOf(database)).isOne();
        assertThat(log.lines()).hasSize(3);
        assertThat(log.lines()).last().isEqualTo("INFO History: the database is back");
    }

    @Test
    void work_that_is_under_way_when_it_is_killed_has_not_been_done() throws SQLException {
        Database database = place.open(clock);
        assertThat(database.open()).isTrue();
        place.execute("truncate pass");

        assertThatThrownBy(() -> database.write(connection -> {
                    insert(connection, "lost");
                    server.kill();
                    insert(connection, "lost too");
                    return null;
                }))
                .isInstanceOf(SQLException.class);
        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.AWAY);
        server.run();
        database.write(connection -> {
            insert(connection, "kept");
            return null;
        });

        assertThat(place.rows("select instance from pass")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("instance", "kept"));
        assertThat(log.lines()).hasSize(3);
    }

    @Test
    void a_connection_that_an_administrator_ended_is_no_wrong_password() throws SQLException {
        Database database = place.open(clock);
        assertThat(database.open()).isTrue();

        assertThatThrownBy(() -> database.write(connection -> {
                    place.execute("select pg_terminate_backend(" + session(connection) + ", 10000)");
                    insert(connection, "lost");
                    return null;
                }))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("57P01");

        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.AWAY);
        assertThat(database.health().message())
                .isEqualTo("the database ended the connection: it is stopped, or somebody ended it");
        database.write(connection -> {
            insert(connection, "written again");
            return null;
        });
        assertThat(log.lines())
                .containsExactly(
                        "INFO History: the database is ready",
                        "WARN History: the database ended the connection: it is stopped, or somebody ended it",
                        "INFO History: the database is back");
    }

    /** One session that goes on holds it in that state for as long as the test wants. */
    @Test
    void a_server_that_shuts_down_or_starts_is_no_wrong_password() throws Exception {
        Database database = place.open(clock);
        assertThat(database.open()).isTrue();

        HeldSession.during(place, "select 1", () -> {
            server.beginToStop();
            await("it takes no more connections").until(() -> !isAnswered(database));
            readInVain(database);
        });

        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.AWAY);
        assertThat(database.health().message()).isEqualTo("the database is starting up or shutting down");
        server.stop();
        server.run();
        assertThat(database.open()).isTrue();
        assertThat(log.lines())
                .containsExactly(
                        "INFO History: the database is ready",
                        "WARN History: the database is starting up or shutting down",
                        "INFO History: the database is back");
    }

    private static boolean isAnswered(Database database) {
        try {
            return answerOf(database) == 1;
        } catch (DatabaseAway e) {
            return false;
        }
    }

    private static int session(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select pg_backend_pid()")) {
            found.next();
            return found.getInt(1);
        }
    }

    private void readInVain(Database database) {
        for (int number = 0; number < 3; number++) {
            assertThatThrownBy(() -> database.read(connection -> 1)).isInstanceOf(DatabaseAway.class);
            clock.advance(Duration.ofSeconds(3));
        }
    }

    private static void insert(Connection connection, String instance) throws SQLException {
        try (var statement = connection.prepareStatement("insert into pass values (?, now(), now(), 1, 0)")) {
            statement.setString(1, instance);
            statement.execute();
        }
    }

    private static int answerOf(Database database) {
        return database.read(connection -> 1);
    }
}
