package dev.cidashboard.aggregator.database;

/** No database is configured. */
public final class DatabaseOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseOff() {
        super("No database is configured: set database.postgres_url to keep a history.");
    }
}
