package dev.cidashboard.aggregator.database;

import org.flywaydb.core.api.exception.FlywayValidateException;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;

/**
 * What an exception of the driver means, by PostgreSQL's SQLSTATE. Its own messages may hold what was written, so they go
 * nowhere but where they are about the connection itself.
 *
 * @param message what is wrong and what to do, in one line
 */
record Trouble(Kind kind, String message) {

    static final String UNREACHABLE_STATE = "08001";
    static final String READ_ONLY_STATE = "25006";
    static final String NO_RIGHT_STATE = "42501";
    static final String NO_SCHEMA_STATE = "3F000";

    enum Kind {
        /** Nobody answers, or the answer broke off. */
        UNREACHABLE,
        /** It does not let us in, or not do what we must. */
        REFUSED,
        /** Its tables are not those of this version. */
        SCHEMA,
        /** No room left, or its disk fails. */
        FULL,
        /** A lock, a deadlock, a statement that was cancelled: it works when tried again. */
        BUSY,
        /** What was to be written cannot be: about the data, not about the database. */
        DATA
    }

    private static final int LONGEST = 300;
    private static final Trouble OTHER_SCHEMA = schema(
            "the database has another schema than this version knows; was it changed by hand? Restore it, or name an"
                    + " empty database");

    Trouble {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }

    boolean isOfTheWhole() {
        return kind != Kind.DATA && kind != Kind.BUSY;
    }

    /** Whether it may pass without anybody doing anything here. */
    boolean passes() {
        return kind != Kind.REFUSED && kind != Kind.SCHEMA;
    }

    static Trouble of(SQLException e) {
        String state = stateOf(e);
        return switch (state) {
            case "28P01", "28000" -> refused("the database refuses the user or the password of database.postgres_url");
            case "08004" -> refused("the database refuses the connection: " + firstLine(e.getMessage()));
            case "3D000" -> refused("the database that database.postgres_url names does not exist; create it first");
            case NO_SCHEMA_STATE ->
                refused("the schema that database.postgres_url names does not exist; create it first");
            case "42P01", "42703", "42P07", "42701" -> OTHER_SCHEMA;
            case NO_RIGHT_STATE ->
                refused("the user of database.postgres_url may not write or create tables there; make it the owner of"
                        + " the database");
            case READ_ONLY_STATE -> refused("the database is read-only; database.postgres_url must name the primary");
            case "53100" ->
                new Trouble(Kind.FULL, "the database's disk is full; make room, nothing is lost until then");
            case "53200", "53300", "53400" ->
                new Trouble(Kind.UNREACHABLE, "the database has no room for another connection");
            // Which of them, only its message says, in the server's language.
            case "57P03" -> new Trouble(Kind.UNREACHABLE, "the database is starting up or shutting down");
            case "57P01", "57P02" ->
                new Trouble(Kind.UNREACHABLE, "the database ended the connection: it is stopped, or somebody ended it");
            case "40001", "40P01", "55P03", "57014" -> new Trouble(Kind.BUSY, "the database was busy");
            default -> byClass(state, e);
        };
    }

    /** What Flyway throws, with or without a cause of the driver's. */
    static Trouble of(RuntimeException e) {
        return causeOf(e).map(Trouble::of).orElseGet(() -> ofSchema(e));
    }

    /** What the driver threw, if it did. */
    static Optional<SQLException> causeOf(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private static Trouble ofSchema(RuntimeException e) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("Number of retries exceeded")) {
            return new Trouble(Kind.UNREACHABLE, "another process is bringing the database's schema up to date");
        }
        if (said.contains("non-empty schema")) {
            return schema("the database holds tables of something else; database.postgres_url must name an empty one");
        }
        if (said.contains("not resolved locally")) {
            return schema("the database was used by a newer version of ci-dashboard; start that one, or name another"
                    + " database");
        }
        return e instanceof FlywayValidateException
                ? OTHER_SCHEMA
                : schema("the database's schema does not fit to this version: " + firstLine(said));
    }

    private static Trouble byClass(String state, SQLException e) {
        String family = state.length() < 2 ? "" : state.substring(0, 2);
        return switch (family) {
            // 54 is a limit of the server's: a name too long for an index is one of those.
            case "22", "23", "54" -> new Trouble(Kind.DATA, "a value cannot be kept");
            case "53", "58", "XX" ->
                new Trouble(Kind.FULL, "the database has a fault of its own (" + state + "); its log says more");
            case "", "08", "57" ->
                new Trouble(Kind.UNREACHABLE, "the database does not answer: " + firstLine(e.getMessage()));
            default -> refused("the database refuses a statement of this version (" + state + ")");
        };
    }

    private static String stateOf(SQLException e) {
        for (SQLException next = e; next != null; next = next.getNextException()) {
            if (next.getSQLState() != null) {
                return next.getSQLState();
            }
        }
        if (e.getCause() instanceof SQLException cause && cause != e) {
            return stateOf(cause);
        }
        return e instanceof SQLTransientConnectionException ? UNREACHABLE_STATE : "";
    }

    private static Trouble refused(String message) {
        return new Trouble(Kind.REFUSED, message);
    }

    private static Trouble schema(String message) {
        return new Trouble(Kind.SCHEMA, message);
    }

    private static String firstLine(String message) {
        if (message == null) {
            return "no reason given";
        }
        String line = message.lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
