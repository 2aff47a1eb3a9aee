package dev.cidashboard.aggregator.database;

import dev.cidashboard.postgres.DatabaseAddress;
import dev.cidashboard.postgres.SharedPostgres;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

import javax.sql.DataSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A new, empty database of the real server, and ways to look into it. */
public final class TestDatabase {

    private final DatabaseAddress address;
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    private TestDatabase(DatabaseAddress address) {
        this.address = address;
        source.setUrl(address.jdbcUrl());
        source.setUser(address.user());
        source.setPassword(address.password());
    }

    /** Of the server that all tests share. */
    public static TestDatabase create() {
        return at(SharedPostgres.createDatabase());
    }

    /** Of a server of the test's own. */
    public static TestDatabase at(DatabaseAddress address) {
        return new TestDatabase(address);
    }

    /** The same place, for somebody with another password. */
    public TestDatabase withPassword(String other) {
        return at(new DatabaseAddress(address.port(), address.name(), address.user(), other));
    }

    /** Another database of the same server, which need not exist. */
    public TestDatabase named(String other) {
        return at(new DatabaseAddress(address.port(), other, address.user(), address.password()));
    }

    /** Sets something for each session that begins from now on. */
    public void set(String setting) {
        execute("alter database " + address.name() + " set " + setting);
    }

    /** How many sessions wait for a lock of another one. */
    public long waiting() {
        return (long) value("select count(*) from pg_stat_activity where datname = current_database()"
                + " and wait_event_type = 'Lock'");
    }

    public DatabaseAddress address() {
        return address;
    }

    public DataSource source() {
        return source;
    }

    /** The door to it, as the aggregator has one. */
    public Database open(Clock clock) {
        return new Database(source, this::migrate, clock);
    }

    public void migrate() {
        migrateTo("latest");
    }

    /** By the rules of the process. */
    public void migrateTo(String version) {
        FluentConfiguration flyway = Flyway.configure().dataSource(source).target(version);
        SchemaRules.apply(flyway);
        flyway.load().migrate();
    }

    public void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All rows of a query, by name of column. */
    public List<Map<String, Object>> rows(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            ResultSetMetaData columns = found.getMetaData();
            while (found.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    row.put(columns.getColumnLabel(column), found.getObject(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only value of a query. */
    public Object value(String sql) {
        return rows(sql).getFirst().values().iterator().next();
    }
}
