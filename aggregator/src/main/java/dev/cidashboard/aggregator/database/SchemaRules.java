package dev.cidashboard.aggregator.database;

import org.flywaydb.core.api.configuration.FluentConfiguration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** How the schema is brought up to date, in the process as in tests. */
public final class SchemaRules {

    /** A migration of another process takes a moment or long; then it is better said than waited for. */
    private static final int SECONDS_TO_WAIT_FOR_ANOTHER = 3;

    /** What a page or a batch must not do, a migration may: take its time. */
    private static final String NO_TIMEOUTS = "set statement_timeout = 0; set lock_timeout = 0";

    /** Of the files in db/migration, the first version's first, as Flyway computes them. A test says what they must be. */
    static final List<Integer> CHECKSUMS = List.of(-395_679_131, 846_572_727, 522_254_203);

    private static final String BEGUN = "select to_regclass('flyway_schema_history') is not null";

    private static final String APPLIED =
            "select version, checksum, success from flyway_schema_history order by installed_rank";

    private static final String MAY_BEGIN = """
            select to_regclass('flyway_schema_history') is not null as begun,
                current_schema() is null as nowhere,
                current_setting('transaction_read_only') = 'on' as read_only,
                coalesce(has_schema_privilege(current_schema(), 'create'), false) as may_create
            """;

    private SchemaRules() {}

    /**
     * Whether each migration was applied as it is now, and no other: then Flyway has nothing to do, and finding that out costs
     * it half a second of the start.
     */
    static boolean isCurrent(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!isBegun(statement)) {
                return false;
            }
            int version = 0;
            try (ResultSet row = statement.executeQuery(APPLIED)) {
                while (row.next()) {
                    version++;
                    boolean asItIs = version <= CHECKSUMS.size()
                            && String.valueOf(version).equals(row.getString("version"))
                            && row.getBoolean("success")
                            && row.getInt("checksum") == CHECKSUMS.get(version - 1);
                    if (!asItIs) {
                        return false;
                    }
                }
            }
            return version == CHECKSUMS.size();
        }
    }

    private static boolean isBegun(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(BEGUN)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Flyway tries to begin a schema ten times, a second apart, before it says that it may not. */
    static void requireRights(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MAY_BEGIN)) {
            row.next();
            if (row.getBoolean("begun")) {
                return;
            }
            if (row.getBoolean("nowhere")) {
                throw new SQLException("no such schema", Trouble.NO_SCHEMA_STATE);
            }
            if (row.getBoolean("read_only")) {
                throw new SQLException("read-only", Trouble.READ_ONLY_STATE);
            }
            if (!row.getBoolean("may_create")) {
                throw new SQLException("no right to create", Trouble.NO_RIGHT_STATE);
            }
        }
    }

    /** By default, Flyway lets a version run on a schema that only a newer one knows, and write what that one does not. */
    public static void apply(FluentConfiguration flyway) {
        flyway.ignoreMigrationPatterns(new String[0])
                .lockRetryCount(SECONDS_TO_WAIT_FOR_ANOTHER)
                .initSql(NO_TIMEOUTS);
    }
}
