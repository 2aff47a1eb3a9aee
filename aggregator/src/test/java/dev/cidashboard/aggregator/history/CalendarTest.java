package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.HeldSession;
import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;

import static dev.cidashboard.aggregator.history.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Months are those of UTC, wherever the server and the process stand; they come, stay as long as they must, and go as a whole. */
class CalendarTest {

    private static final Duration YEAR = Duration.ofDays(400);
    private static final Instant NOW = Instant.parse("2028-03-15T12:00:00Z");
    private static final TimeZone BEFORE = TimeZone.getDefault();

    private final SimulatedClock clock = new SimulatedClock(NOW);
    private TestDatabase rows;
    private Database database;
    private HistoryWriter writer;

    @BeforeAll
    static void in_berlin() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    }

    @AfterAll
    static void where_it_was() {
        TimeZone.setDefault(BEFORE);
    }

    @BeforeEach
    void a_database() {
        rows = TestDatabase.create();
        database = rows.open(clock);
        writer = new HistoryWriter(database, Duration.ofDays(2_000), clock);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31T23:59:59.999Z, pipeline_y2025m12",
        "2026-01-01T00:00:00Z, pipeline_y2026m01",
        "2027-12-31T23:00:00Z, pipeline_y2027m12",
        "2028-02-29T23:59:59Z, pipeline_y2028m02",
        "2028-03-01T00:00:00Z, pipeline_y2028m03",
        "2026-02-28T23:30:00Z, pipeline_y2026m02",
        // An hour is missing, and another is there twice.
        "2026-03-29T00:59:59Z, pipeline_y2026m03",
        "2026-03-29T01:00:00Z, pipeline_y2026m03",
        "2026-10-25T00:30:00Z, pipeline_y2026m10",
        "2026-10-25T01:30:00Z, pipeline_y2026m10",
        "2026-10-31T23:30:00Z, pipeline_y2026m10"
    })
    void a_moment_is_kept_in_its_month_and_read_as_it_was(Instant created, String month) {
        see(run("1").createdAt(created));

        List<Instant> found =
                database.read(connection -> Query.of("select created_at from pipeline where created_at = ?", created)
                        .list(connection, row -> Query.instant(row, "created_at")));

        assertThat(found).containsExactly(created);
        assertThat(rows.value("select tableoid::regclass::text from pipeline")).isEqualTo(month);
    }

    @Test
    void the_two_hours_of_one_name_are_an_hour_apart() {
        see(run("1").createdAt(Instant.parse("2026-10-25T00:30:00Z")));
        see(run("2").createdAt(Instant.parse("2026-10-25T01:30:00Z")));

        assertThat(rows.value("select extract(epoch from max(created_at) - min(created_at))::int from pipeline"))
                .isEqualTo(3600);
    }

    @Test
    void a_month_that_somebody_dropped_is_made_again_for_a_single_run() {
        see(run("1").createdAt(NOW));
        rows.execute("drop table pipeline_y2028m03");

        see(run("2").createdAt(NOW));

        assertThat(rows.value("select native_id from pipeline")).isEqualTo("2");
        assertThat(writer.health().dropped()).isZero();
    }

    @Test
    void a_month_of_jobs_or_attempts_that_somebody_dropped_is_made_again() {
        Instant lastYear = NOW.minus(Duration.ofDays(300));
        see(run("1").createdAt(lastYear).status(Status.FAILED));
        rows.execute("drop table job_y2027m05; drop table pipeline_attempt_y2027m05");

        writer.read(Story.GITHUB, new PipelineId("1"), List.of(Samples.job("unit", Status.SUCCESS)));
        assertThat(writer.flushAll()).isTrue();
        see(run("1").createdAt(lastYear).attempt(2).touched(Duration.ofMinutes(9)));

        assertThat(rows.value("select count(*) from job_y2027m05")).isEqualTo(1L);
        assertThat(rows.value("select count(*) from pipeline_attempt_y2027m05")).isEqualTo(1L);
        assertThat(writer.health().dropped()).isZero();
    }

    @Test
    void a_month_that_somebody_detached_is_attached_again() {
        see(run("1").createdAt(NOW));
        rows.execute("alter table pipeline detach partition pipeline_y2028m03");

        see(run("2").createdAt(NOW));

        assertThat(rows.value("select count(*) from pipeline")).isEqualTo(2L);
    }

    @Test
    void whole_months_are_dropped_when_all_of_them_is_too_old_and_nothing_else() throws SQLException {
        Instant firstKept = NOW.minus(YEAR);
        see(run("in the month of the first that is kept").createdAt(Instant.parse("2027-02-01T00:00:00Z")));
        see(run("kept").createdAt(firstKept));
        see(run("too old").createdAt(Instant.parse("2027-01-31T23:59:59Z")));
        see(run("much too old").createdAt(Instant.parse("2024-02-29T12:00:00Z")));
        rows.execute(
                "create table pipeline_archive partition of pipeline for values from ('1990-01-01') to ('1991-01-01')");
        pass(firstKept.minusMillis(1));
        pass(firstKept.plusMillis(1));

        tidy(YEAR);

        assertThat(rows.rows("select native_id from pipeline order by created_at"))
                .extracting(row -> row.get("native_id"))
                .containsExactly("in the month of the first that is kept", "kept");
        assertThat(rows.value("select count(*) from pass")).isEqualTo(1L);
        assertThat(partitions())
                .contains("pipeline_archive", "pipeline_y2028m05", "job_y2028m05")
                .doesNotContain(
                        "pipeline_y2027m01", "job_y2027m01", "branch_head_y2027m01", "pipeline_attempt_y2024m02");
    }

    @Test
    void a_year_later_the_clock_alone_has_dropped_what_it_must() throws SQLException {
        see(run("1").createdAt(NOW));
        Retention retention = new Retention(new Keeping(YEAR));
        retention.keepTidy(database, new Partitions(), clock.instant());
        clock.advance(YEAR);
        retention.keepTidy(database, new Partitions(), clock.instant());
        Object onTheDay = rows.value("select count(*) from pipeline");
        clock.advance(Duration.ofDays(17));

        retention.keepTidy(database, new Partitions(), clock.instant());

        assertThat(onTheDay).isEqualTo(1L);
        assertThat(rows.value("select count(*) from pipeline")).isEqualTo(0L);
    }

    @Test
    void a_retention_may_be_shortened_and_lengthened_again() throws SQLException {
        Instant lastYear = NOW.minus(Duration.ofDays(300));
        see(run("1").createdAt(lastYear));

        tidy(Duration.ofDays(40));
        Object shortened = rows.value("select count(*) from pipeline");
        writer = new HistoryWriter(database, YEAR, clock);
        see(run("1").createdAt(lastYear));

        assertThat(shortened).isEqualTo(0L);
        assertThat(rows.value("select count(*) from pipeline")).isEqualTo(1L);
    }

    @Test
    void a_month_that_somebody_reads_is_dropped_later_and_nobody_tries_all_the_time() throws Exception {
        see(run("1").createdAt(NOW.minus(Duration.ofDays(800))));
        Retention retention = new Retention(new Keeping(YEAR));

        HeldSession.during(rows, "select count(*) from pipeline", () -> {
            assertThatThrownBy(() -> retention.keepTidy(database, new Partitions(), clock.instant()))
                    .isInstanceOf(SQLException.class);
            clock.advance(Duration.ofMinutes(1));
            retention.keepTidy(database, new Partitions(), clock.instant());
            assertThat(rows.value("select count(*) from pipeline")).isEqualTo(1L);
        });
        clock.advance(Duration.ofMinutes(5));
        retention.keepTidy(database, new Partitions(), clock.instant());

        assertThat(rows.value("select count(*) from pipeline")).isEqualTo(0L);
        assertThat(database.health().message()).isNull();
    }

    private void tidy(Duration retention) throws SQLException {
        new Retention(new Keeping(retention)).keepTidy(database, new Partitions(), clock.instant());
    }

    private List<Object> partitions() {
        return rows.rows("select inhrelid::regclass::text as name from pg_inherits").stream()
                .map(row -> row.get("name"))
                .toList();
    }

    private void pass(Instant began) {
        writer.passed(Story.GITHUB.id().instance(), began, began, 1, 0);
        assertThat(writer.flushAll()).isTrue();
    }

    private void see(Runs seen) {
        writer.changed(new Change.PipelineChanged(Story.GITHUB, null, seen.pipeline()));
        assertThat(writer.flushAll()).isTrue();
    }
}
