package dev.cidashboard.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;

/** One statement or one question, over a connection of its own. */
final class Sql {
    private Sql() {}

    static void execute(DatabaseAddress address, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    static String ask(DatabaseAddress address, String question, Object... values) throws SQLException {
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                var prepared = connection.prepareStatement(question)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            try (var answer = prepared.executeQuery()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }
}
