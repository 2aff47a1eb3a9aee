package dev.cidashboard.aggregator.database;

/** The database cannot be read now; the message says why in one line, without secrets. */
public final class DatabaseAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseAway(String message) {
        this(message, null);
    }

    public DatabaseAway(String message, Throwable cause) {
        super(message == null ? "the database has not answered yet" : message, cause);
    }
}
