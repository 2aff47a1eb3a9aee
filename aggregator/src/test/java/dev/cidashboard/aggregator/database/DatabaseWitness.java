package dev.cidashboard.aggregator.database;

import dev.cidashboard.aggregator.CapturedLog;
import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;

import java.sql.SQLException;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Sees what becomes of a database that cannot be used, and what is logged of it. */
final class DatabaseWitness implements AutoCloseable {

    static final String INSERT =
            "insert into pass (instance, started_at, finished_at, projects, failed) values ('a', now(), now(), 1, 0)";

    final SimulatedClock clock = new SimulatedClock(Samples.NOON);
    final CapturedLog log = new CapturedLog(Database.class.getName());

    void triedOften(Database database) {
        for (int number = 0; number < 3; number++) {
            assertThat(database.open()).isFalse();
            clock.advance(Duration.ofSeconds(1));
            assertThatThrownBy(() -> database.read(connection -> 1)).isInstanceOf(DatabaseAway.class);
        }
    }

    /** What cannot be written, and is read all the same. */
    void writtenOftenInVain(Database database) {
        for (int number = 0; number < 3; number++) {
            assertThatThrownBy(() -> database.write(
                            connection -> connection.createStatement().execute(INSERT)))
                    .isInstanceOf(SQLException.class);
            clock.advance(Duration.ofSeconds(5));
            assertThat(answerOf(database)).isOne();
        }
    }

    void assertRefused(Database database, String message) {
        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.REFUSED);
        assertThat(database.health().message()).isEqualTo(message);
    }

    void assertRefusedFor(Database database, String reason) {
        assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.REFUSED);
        assertThat(database.health().message()).contains(reason).doesNotContain("\n");
        assertThat(log.lines())
                .containsOnlyOnce("WARN History: " + database.health().message());
    }

    void assertSaidOnce(Database database, String secret) {
        String message = database.health().message();
        assertThat(message).doesNotContain("\n", secret);
        assertThat(log.lines()).containsExactly("WARN History: " + message);
    }

    private static int answerOf(Database database) {
        return database.read(connection -> 1);
    }

    @Override
    public void close() {
        log.close();
    }
}
