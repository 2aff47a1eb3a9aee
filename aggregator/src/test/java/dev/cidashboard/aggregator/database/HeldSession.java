package dev.cidashboard.aggregator.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction of somebody else's that holds its locks until it is closed. Nothing of it remains. */
public final class HeldSession implements AutoCloseable {

    private final Connection connection;

    private HeldSession(Connection connection) {
        this.connection = connection;
    }

    /** @param sql is executed, and its locks are held */
    public static HeldSession in(TestDatabase database, String sql) {
        try {
            Connection connection = database.source().getConnection();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return new HeldSession(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What happens meanwhile. */
    @FunctionalInterface
    public interface Meanwhile {
        void run() throws Exception;
    }

    /** Holds the locks for as long as something else goes on. */
    public static void during(TestDatabase database, String sql, Meanwhile meanwhile) throws Exception {
        HeldSession held = in(database, sql);
        try {
            meanwhile.run();
        } finally {
            held.close();
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
