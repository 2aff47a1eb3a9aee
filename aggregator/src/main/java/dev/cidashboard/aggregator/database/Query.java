package dev.cidashboard.aggregator.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A query that is put together of parts, each with the values of its question marks. Values never become text of it. */
public final class Query {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Makes something of the row that the cursor stands on. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    public static Query of(String part, Object... values) {
        return new Query().add(part, values);
    }

    public Query add(String part, Object... more) {
        text.append(part).append('\n');
        values.addAll(List.of(more));
        return this;
    }

    public Query add(Query other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    /** Adds a condition only if there is a value for it. */
    public Query addIf(Object value, String part) {
        return value == null ? this : add(part, value);
    }

    public <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
            for (int index = 0; index < values.size(); index++) {
                Object value = values.get(index);
                statement.setObject(index + 1, value instanceof Instant moment ? Timestamp.from(moment) : value);
            }
            try (ResultSet found = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(row.of(found));
                }
                return rows;
            }
        }
    }

    public <T> Optional<T> first(Connection connection, Row<T> row) throws SQLException {
        List<T> rows = list(connection, row);
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.getFirst());
    }

    /** Null stays null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    /** Null stays null. */
    public static Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : (Double) value;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
