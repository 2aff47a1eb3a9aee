package dev.cidashboard.endtoend.product;

import dev.cidashboard.postgres.DatabaseAddress;
import dev.cidashboard.postgres.LocalPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The PostgreSQL behind a product: a test may stop it, kill it, hold locks in it and look what is there. */
public final class HistoryDatabase implements AutoCloseable {

    private static final String FATES = """
            select j.instance || ':' || j.native_id || '/' || p.native_id as run,
                case when j.platform = 'github' then p.attempt || ' ' else '' end
                || case when p.over then replace(p.status, 'success_with_warnings', 'success') else 'moving' end as fate
            from pipeline p join project j on j.id = p.project_id
            """;

    private final LocalPostgres server;
    private final DatabaseAddress address;
    private final Path log;
    private final Path settings;

    /** Starts it; its data need not survive a power failure. */
    public HistoryDatabase() {
        this(LocalPostgres::fleeting);
    }

    /** Starts one as {@code make run-all} has it: what is committed is on the disk. */
    public static HistoryDatabase lasting() {
        return new HistoryDatabase(LocalPostgres::lasting);
    }

    private HistoryDatabase(BiFunction<Path, Path, LocalPostgres> kind) {
        try {
            Path folder = Files.createTempDirectory(Launcher.outputFolder(), "history-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            server = kind.apply(folder.resolve("data"), Launcher.home().resolve("end-to-end/target"));
            log = folder.resolve("data.log");
            settings = folder.resolve("data/postgresql.auto.conf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
        address = server.address();
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Nothing happens if it runs. */
    public void start() {
        server.start();
    }

    public void stop() {
        server.stop();
    }

    /** SIGKILL. */
    public void kill() {
        server.kill();
    }

    /** As if nothing had ever been written. */
    public void empty() {
        execute("drop schema public cascade; create schema public");
    }

    /** Runs statements, whatever they are. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only value of a query that has one. */
    public long number(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The only value of a query that has one. */
    public String text(String sql) {
        return query("select (" + sql + ")::text, ''").getFirst().getFirst();
    }

    /** Restarts the server as one that writes the plan of every statement to its log, with what was really read. */
    public void tellPlans() {
        server.stop();
        try {
            Files.writeString(settings, """
                    session_preload_libraries = 'auto_explain'
                    auto_explain.log_min_duration = 0
                    auto_explain.log_analyze = on
                    auto_explain.log_timing = off
                    auto_explain.log_format = json
                    """, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
    }

    /** What the server has written of itself so far, with the plans that it was told to write. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A transaction that holds the locks of a statement until the connection is closed. */
    public Connection hold(String sql) {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many sessions of the aggregator wait for a lock. */
    public int waiting() {
        return query("select count(*)::text, '' from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and application_name = 'ci-dashboard-aggregator'")
                .stream()
                .mapToInt(row -> Integer.parseInt(row.getFirst()))
                .sum();
    }

    /** What it knows of each pipeline, in the words of {@link ForgeRuns}. */
    public Map<String, String> fates() {
        Map<String, String> fates = new TreeMap<>();
        for (List<String> row : query(FATES)) {
            String twice = fates.put(row.getFirst(), row.getLast());
            if (twice != null) {
                throw new AssertionError(row.getFirst() + " is there twice");
            }
        }
        return fates;
    }

    /** What is known of one. */
    public String fate(String run) {
        return fates().get(run);
    }

    private List<List<String>> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(List.of(found.getString(1), found.getString(2)));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    @Override
    public void close() {
        server.kill();
    }
}
