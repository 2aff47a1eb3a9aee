package dev.cidashboard.aggregator.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;

/** What cannot be brought about at will, by its SQLSTATE. */
class TroubleTest {

    private static final String SECRET = "Key (name)=(geheim) already exists.";

    @ParameterizedTest
    @CsvSource({
        "57P01, UNREACHABLE, 'the database ended the connection: it is stopped, or somebody ended it'",
        "57P02, UNREACHABLE, 'the database ended the connection: it is stopped, or somebody ended it'",
        "57P03, UNREACHABLE, the database is starting up or shutting down",
        "53300, UNREACHABLE, the database has no room for another connection",
        "53100, FULL, 'the database''s disk is full; make room, nothing is lost until then'",
        "58030, FULL, the database has a fault of its own (58030); its log says more",
        "XX001, FULL, the database has a fault of its own (XX001); its log says more",
        "40P01, BUSY, the database was busy",
        "57014, BUSY, the database was busy",
        "22021, DATA, a value cannot be kept",
        "23514, DATA, a value cannot be kept",
        "54000, DATA, a value cannot be kept",
        "P0001, REFUSED, the database refuses a statement of this version (P0001)",
        "0A000, REFUSED, the database refuses a statement of this version (0A000)"
    })
    void a_state_says_what_it_is_and_never_what_was_written(String state, Trouble.Kind kind, String message) {
        Trouble trouble = Trouble.of(new SQLException(SECRET, state));

        assertThat(trouble).isEqualTo(new Trouble(kind, message));
    }

    @Test
    void where_the_connection_itself_fails_the_driver_knows_best() {
        Trouble trouble = Trouble.of(new SQLException("\n  Connection refused. \nCheck it.", "08001"));

        assertThat(trouble)
                .isEqualTo(new Trouble(Trouble.Kind.UNREACHABLE, "the database does not answer: Connection refused."));
    }
}
