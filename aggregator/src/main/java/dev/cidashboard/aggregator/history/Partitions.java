package dev.cidashboard.aggregator.history;

import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The months of the tables that are partitioned: made when a row needs one and ahead of time, dropped as a whole. */
final class Partitions {

    private static final Logger LOG = Logger.getLogger(Partitions.class);

    private static final List<String> TABLES = List.of("pipeline", "pipeline_attempt", "job", "branch_head");
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'_y'yyyy'm'MM", Locale.ROOT);
    /** A month without an aggregator must not find the table closed for whoever writes by other means. */
    private static final int MONTHS_AHEAD = 2;

    private final Set<YearMonth> made = ConcurrentHashMap.newKeySet();

    /** Makes those that are not there yet. */
    void make(Connection connection, Collection<YearMonth> months) throws SQLException {
        Set<YearMonth> missing = new TreeSet<>(months);
        missing.removeAll(made);
        if (missing.isEmpty()) {
            return;
        }
        Map<String, Set<YearMonth>> there = new HashMap<>();
        for (String table : TABLES) {
            there.put(table, months(connection, table));
        }
        // A month that one table has, all must have: attempts and jobs go where their pipeline lies, whenever that was.
        there.values().forEach(missing::addAll);
        for (YearMonth month : missing) {
            for (String table : TABLES) {
                if (!there.get(table).contains(month)) {
                    make(connection, table, month);
                }
            }
        }
    }

    /** To be called when the months given to {@link #make} are committed. */
    void made(Collection<YearMonth> months) {
        made.addAll(months);
    }

    /** The database may be another one than before. */
    void forget() {
        made.clear();
    }

    /** The present month and those after it. */
    static List<YearMonth> ahead(Instant now) {
        YearMonth present = Keeping.month(now);
        return Stream.iterate(present, month -> month.plusMonths(1))
                .limit(1L + MONTHS_AHEAD)
                .toList();
    }

    /** Drops what is older as a whole, a table at a time. Returns the names of what is gone. */
    List<String> drop(Connection connection, YearMonth before) throws SQLException {
        List<String> gone = new ArrayList<>();
        for (String table : TABLES) {
            for (String partition : of(connection, table)) {
                YearMonth month = month(table, partition);
                if (month != null && month.isBefore(before)) {
                    try (Statement drop = connection.createStatement()) {
                        drop.execute("drop table " + quoted(partition));
                    }
                    made.remove(month);
                    gone.add(partition);
                    LOG.infof("History: dropped %s, which is older than what is to be kept", partition);
                }
            }
        }
        return gone;
    }

    /** The months of pipelines that would be dropped, oldest first. */
    static List<YearMonth> monthsBefore(Connection connection, YearMonth before) throws SQLException {
        Set<YearMonth> months = new TreeSet<>();
        for (String partition : of(connection, "pipeline")) {
            YearMonth month = month("pipeline", partition);
            if (month != null && month.isBefore(before)) {
                months.add(month);
            }
        }
        return List.copyOf(months);
    }

    /**
     * Attached to its table after it was made: to make it as a part of it would stop all readers of the table, and wait for
     * them, where this does neither.
     */
    private static void make(Connection connection, String table, YearMonth month) throws SQLException {
        String name = quoted(table + NAME.format(month));
        try (Statement create = connection.createStatement()) {
            create.execute("create table if not exists %s (like %s including all)".formatted(name, table));
            create.execute("alter table %s attach partition %s for values from ('%s') to ('%s')"
                    .formatted(table, name, Keeping.begin(month), Keeping.begin(month.plusMonths(1))));
        }
    }

    private static Set<String> of(Connection connection, String table) throws SQLException {
        Set<String> names = new HashSet<>();
        String sql = """
                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = ?::regclass
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, table);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
        }
        return names;
    }

    private static Set<YearMonth> months(Connection connection, String table) throws SQLException {
        return of(connection, table).stream()
                .map(partition -> month(table, partition))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Null for what somebody else attached. */
    private static YearMonth month(String table, String partition) {
        try {
            return partition.startsWith(table) ? YearMonth.parse(partition.substring(table.length()), NAME) : null;
        } catch (DateTimeParseException notOurs) {
            return null;
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
