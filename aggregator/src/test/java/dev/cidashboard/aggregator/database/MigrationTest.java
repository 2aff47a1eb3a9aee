package dev.cidashboard.aggregator.database;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What any earlier version wrote is there after the step to this one. Whoever adds a migration adds what the version before
 * it left behind, as {@code old/V<n>.sql}.
 */
class MigrationTest {

    static Stream<String> earlier_versions() {
        List<String> all = versions();
        return all.subList(0, all.size() - 1).stream();
    }

    @ParameterizedTest
    @MethodSource("earlier_versions")
    void what_an_earlier_version_wrote_is_still_there(String version) {
        TestDatabase database = TestDatabase.create();
        database.migrateTo(version);
        database.execute(OldDatabase.rowsOf(version));
        List<String> tables = tables(database);
        Map<String, List<Map<String, Object>>> before = contents(database, tables);

        database.migrate();

        assertThat(contents(database, tables)).isEqualTo(before);
        assertThat(tables).contains("project", "pipeline", "pipeline_attempt", "job", "branch_head", "pass");
        assertThat(before.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());
        assertThat(applied(database)).isEqualTo(versions());
    }

    @Test
    void a_schema_that_is_up_to_date_is_seen_to_be_so_without_Flyway() throws SQLException {
        TestDatabase database = TestDatabase.create();
        database.migrate();

        try (Connection connection = database.source().getConnection()) {
            assertThat(SchemaRules.isCurrent(connection)).isTrue();
        }
        assertThat(database.rows("select checksum from flyway_schema_history order by installed_rank"))
                .extracting(row -> row.get("checksum"))
                .isEqualTo(SchemaRules.CHECKSUMS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table flyway_schema_history",
                "delete from flyway_schema_history where installed_rank = 1",
                "update flyway_schema_history set success = false where installed_rank = 1",
                "update flyway_schema_history set version = '77' where installed_rank = 2",
                "update flyway_schema_history set checksum = 1 where installed_rank = 2",
                "insert into flyway_schema_history select 99, '99', description, type, script, checksum, installed_by,"
                        + " installed_on, execution_time, success from flyway_schema_history where installed_rank = 2"
            })
    void any_other_schema_is_for_Flyway_to_judge(String change) throws SQLException {
        TestDatabase database = TestDatabase.create();
        database.migrate();

        database.execute(change);

        try (Connection connection = database.source().getConnection()) {
            assertThat(SchemaRules.isCurrent(connection)).isFalse();
        }
    }

    @Test
    void a_schema_that_is_up_to_date_is_left_as_it_is() {
        TestDatabase database = TestDatabase.create();
        database.migrate();
        List<Map<String, Object>> before = database.rows("select * from flyway_schema_history");

        database.migrate();

        assertThat(database.rows("select * from flyway_schema_history")).isEqualTo(before);
    }

    @Test
    void two_processes_that_begin_at_once_agree() throws Exception {
        TestDatabase place = TestDatabase.create();
        Database one = place.open(new SimulatedClock(Samples.NOON));
        Database other = place.open(new SimulatedClock(Samples.NOON));
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = both.submit(one::open);
            Future<Boolean> second = both.submit(other::open);
            first.get();
            second.get();
        }

        await("both are ready").until(() -> one.open() && other.open());
        assertThat(applied(place)).isEqualTo(versions());
    }

    private static List<String> versions() {
        return Arrays.stream(Flyway.configure()
                        .dataSource(TestDatabase.create().source())
                        .load()
                        .info()
                        .all())
                .map(MigrationInfo::getVersion)
                .map(String::valueOf)
                .toList();
    }

    private static List<String> applied(TestDatabase database) {
        return database.rows("select version from flyway_schema_history where success order by installed_rank").stream()
                .map(row -> String.valueOf(row.get("version")))
                .toList();
    }

    /** Of the version that it has now. */
    private static List<String> tables(TestDatabase database) {
        return database
                .rows("select relname from pg_class where relkind in ('r', 'p') and not relispartition"
                        + " and relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history'")
                .stream()
                .map(row -> String.valueOf(row.get("relname")))
                .toList();
    }

    private static Map<String, List<Map<String, Object>>> contents(TestDatabase database, List<String> tables) {
        return tables.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> database.rows("select t::text as row from " + table + " t order by 1")));
    }
}
