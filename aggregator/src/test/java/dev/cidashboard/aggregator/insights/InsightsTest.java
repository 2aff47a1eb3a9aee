package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.api.DayView;
import dev.cidashboard.api.DaysView;
import dev.cidashboard.api.FlakyPipelinesView;
import dev.cidashboard.api.FourKeysView;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.LostTimesView;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.PlatformTotalsView;
import dev.cidashboard.api.RecoveriesView;
import dev.cidashboard.api.RecoveryView;
import dev.cidashboard.api.TotalsView;
import dev.cidashboard.api.WorkflowStatsView;
import dev.cidashboard.api.WorkflowsView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What each panel says of a past that is known run by run. */
class InsightsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** A Wednesday; four days before, the clocks of Berlin went forward. */
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    private static TestDatabase rows;
    private static Past past;

    private int one;
    private int two;

    @BeforeAll
    static void a_database() {
        rows = TestDatabase.create();
        rows.migrate();
        past = new Past(rows);
    }

    @BeforeEach
    void two_projects() {
        past.begin(NOW);
        one = past.project("github", "octo/one");
        two = past.project("gitlab", "group/two");
    }

    @Test
    void totals_count_by_platform_what_ended() {
        past.run(one, "ci", "success", ago(1));
        past.run(one, "ci", "success_with_warnings", ago(2));
        past.run(one, "ci", "timed_out", ago(3));
        past.run(one, "ci", "skipped", ago(3));
        past.run(one, "ci", "running", ago(0));
        past.run(two, null, "cancelled", ago(1));
        past.run(two, null, "success", ago(31));

        TotalsView totals = read(new TotalsPanel(), scope(30));

        assertThat(totals.platforms())
                .containsExactly(
                        new PlatformTotalsView(Platform.GITHUB, 1, Outcomes.of(4, 2, 1, 0)),
                        new PlatformTotalsView(Platform.GITLAB, 1, Outcomes.of(1, 0, 0, 1)));
        assertThat(totals.all()).isEqualTo(Outcomes.of(5, 2, 1, 1));
        assertThat(totals.all().successRate()).isEqualTo(0.6667);
        assertThat(totals.platforms().getLast().outcomes().successRate()).isNull();
    }

    @Test
    void filters_narrow_every_panel() {
        past.run(one, "ci", "success", ago(1));
        past.run(two, null, "success", ago(1));
        past.run(two, null, "failed", ago(1), "topic", "abc", Duration.ofSeconds(9), Duration.ofSeconds(1));

        assertThat(runs(scope(30))).isEqualTo(3);
        assertThat(runs(new Scope(30, ago(30), NOW, BERLIN, Platform.GITLAB, null, null, null)))
                .isEqualTo(2);
        assertThat(runs(new Scope(30, ago(30), NOW, BERLIN, null, new InstanceId("github-main"), null, null)))
                .isEqualTo(1);
        assertThat(runs(new Scope(30, ago(30), NOW, BERLIN, null, null, two, "topic")))
                .isEqualTo(1);
        assertThat(runs(new Scope(30, ago(30), NOW, BERLIN, Platform.GITHUB, null, two, null)))
                .isZero();
    }

    @Test
    void days_begin_at_midnight_in_the_time_zone_of_the_pages_also_when_clocks_change() {
        past.run(one, "ci", "success", Instant.parse("2026-03-28T22:59:59Z"));
        past.run(one, "ci", "failed", Instant.parse("2026-03-28T23:00:00Z"));
        past.run(one, "ci", "success", Instant.parse("2026-03-29T21:59:59Z"));
        past.run(one, "ci", "success", Instant.parse("2026-03-29T22:00:00Z"));

        DaysView days = read(DaysPanel.OF_DURATIONS, scope(7));

        assertThat(days.days())
                .extracting(DayView::day, day -> day.outcomes().runs())
                .containsExactly(
                        tuple(LocalDate.parse("2026-03-28"), 1L),
                        tuple(LocalDate.parse("2026-03-29"), 2L),
                        tuple(LocalDate.parse("2026-03-30"), 1L));
        assertThat(days.period().since()).isEqualTo("2026-03-25T23:00:00Z");
    }

    @Test
    void percentiles_are_those_of_the_runs_and_of_no_averages() {
        for (int seconds = 1; seconds <= 100; seconds++) {
            past.run(one, "ci", "success", ago(1), "main", "abc", Duration.ofSeconds(seconds), Duration.ofSeconds(2));
        }
        past.run(one, "ci", "cancelled", ago(1), "main", "abc", Duration.ofDays(1), Duration.ofSeconds(2));

        DayView day = read(DaysPanel.OF_DURATIONS, scope(7)).days().getFirst();

        assertThat(day.durations().p50Seconds()).isEqualTo(50.5);
        assertThat(day.durations().p95Seconds()).isEqualTo(95.05);
        assertThat(day.durations().maxSeconds()).isEqualTo(100);
        assertThat(read(DaysPanel.OF_QUEUES, scope(7))
                        .days()
                        .getFirst()
                        .durations()
                        .p50Seconds())
                .isEqualTo(2);
    }

    @Test
    void a_run_of_no_time_counts_and_one_of_unknown_time_does_not() {
        past.run(one, "ci", "success", ago(1), "main", "abc", Duration.ZERO, Duration.ZERO);
        rows.execute(
                "insert into pipeline (project_id, native_id, created_at, attempt, status, over, detailed, workflow)"
                        + " values (" + one + ", 'x', '" + ago(1) + "', 1, 'success', true, true, 'ci')");

        DayView day = read(DaysPanel.OF_DURATIONS, scope(7)).days().getFirst();

        assertThat(day.outcomes().success()).isEqualTo(2);
        assertThat(day.durations().maxSeconds()).isZero();
    }

    @Test
    void rankings_leave_out_what_ran_too_seldom() {
        for (int run = 0; run < 5; run++) {
            past.run(one, "slow", "success", ago(2), "main", "s", Duration.ofMinutes(9), Duration.ZERO);
            past.run(one, "quick", run < 2 ? "failed" : "success", ago(2));
        }
        past.run(two, "slowest", "failed", ago(2), "main", "s", Duration.ofHours(9), Duration.ZERO);

        assertThat(names(RankingPanel.SLOWEST)).containsExactly("slow", "quick");
        assertThat(names(RankingPanel.MOST_FAILING)).containsExactly("quick");
        WorkflowsView active = read(RankingPanel.MOST_ACTIVE, scope(7));
        assertThat(active.workflows())
                .extracting(row -> row.repository().path(), WorkflowStatsView::name, row -> row.outcomes()
                        .runs())
                .containsExactly(tuple("octo/one", null, 10L), tuple("group/two", null, 1L));
    }

    @Test
    void flaky_is_what_ended_differently_on_one_commit() {
        commit("flaky", "abc", "failed", 3);
        commit("flaky", "abc", "success", 2);
        commit("steady", "abc", "success", 3);
        commit("steady", "def", "failed", 2);
        commit("late", "abc", "failed", 29);
        commit("late", "abc", "success", 1);

        FlakyPipelinesView flaky = read(new FlakyPanel(), scope(30));

        assertThat(flaky.pipelines())
                .singleElement()
                .satisfies(row -> assertThat(row.name()).isEqualTo("flaky"))
                .satisfies(row -> assertThat(row.sha()).isEqualTo("abc"))
                .satisfies(row -> assertThat(row.passesSince()).isZero());
    }

    @Test
    void what_another_event_started_is_another_pipeline_where_none_has_a_name() {
        started("schedule", "abc", "failed", 3);
        started("push", "abc", "success", 2);
        FlakyPipelinesView apart = read(new FlakyPanel(), scope(30));
        started("schedule", "abc", "success", 1);
        started("push", "abc", "failed", 1);

        FlakyPipelinesView flaky = read(new FlakyPanel(), scope(30));

        assertThat(apart.pipelines()).isEmpty();
        assertThat(flaky.pipelines()).singleElement().satisfies(row -> assertThat(row.commits())
                .as("one commit, whatever flipped on it")
                .isOne());
    }

    @Test
    void a_run_that_passed_at_the_second_attempt_is_flaky() {
        String run = past.run(one, "ci", "success", ago(2));
        past.attempt(run, "failed", Duration.ofSeconds(5));

        assertThat(read(new FlakyPanel(), scope(30)).pipelines()).hasSize(1);
    }

    @Test
    void five_passes_in_a_row_clear_what_is_flaky() {
        commit("ci", "abc", "failed", 20);
        commit("ci", "abc", "success", 19);
        for (int day = 18; day > 14; day--) {
            commit("ci", "later-" + day, "success", day);
        }
        FlakyPipelinesView after4 = read(new FlakyPanel(), scope(30));
        commit("ci", "last", "success", 5);

        assertThat(after4.pipelines()).extracting(row -> row.passesSince()).containsExactly(4);
        assertThat(read(new FlakyPanel(), scope(30)).pipelines()).isEmpty();
    }

    @Test
    void a_failure_in_between_begins_the_count_anew() {
        commit("ci", "abc", "failed", 20);
        commit("ci", "abc", "success", 19);
        for (int day = 18; day > 8; day--) {
            commit("ci", "later-" + day, day == 15 || day == 10 ? "failed" : "success", day);
        }

        assertThat(read(new FlakyPanel(), scope(30)).pipelines())
                .extracting(row -> row.passesSince())
                .containsExactly(1);
    }

    @Test
    void red_lasts_from_the_first_failure_to_the_next_pass_of_the_workflow() {
        Instant monday = Instant.parse("2026-03-30T08:00:00Z");
        past.run(one, "ci", "success", monday);
        String first = past.run(one, "ci", "failed", monday.plus(Duration.ofHours(1)));
        past.run(one, "ci", "cancelled", monday.plus(Duration.ofHours(2)));
        past.run(one, "ci", "failed", monday.plus(Duration.ofHours(3)));
        past.run(one, "lint", "success", monday.plus(Duration.ofHours(4)));
        past.run(one, "ci", "success", monday.plus(Duration.ofHours(5)));
        past.run(two, null, "failed", monday.plus(Duration.ofHours(6)));
        past.run(two, null, "failed", monday, "topic", "abc", Duration.ZERO, Duration.ZERO);

        RecoveriesView times = read(new RecoveryPanel(), scope(7));

        assertThat(times.recovered()).isEqualTo(1);
        assertThat(times.stillRed()).isEqualTo(1);
        assertThat(times.p50Seconds()).isEqualTo(4 * 3600.0);
        RecoveryView red = times.longest().getFirst();
        assertThat(red.repository().path()).isEqualTo("group/two");
        assertThat(red.greenAt()).isNull();
        assertThat(times.longest().getLast().brokenBy().id()).isEqualTo(first);
        assertThat(times.longest().getLast().brokenBy().actor()).isEqualTo("ada");
    }

    @Test
    void lost_is_what_failed_earlier_attempts_included() {
        past.run(one, "ci", "failed", ago(1));
        String again = past.run(one, "ci", "success", ago(2));
        past.attempt(again, "failed", Duration.ofMinutes(10));
        past.run(two, null, "success", ago(1));

        LostTimesView lost = read(new LostTimePanel(), scope(7));

        assertThat(lost.failed()).isEqualTo(2);
        assertThat(lost.seconds()).isEqualTo(11 * 60.0);
        assertThat(lost.projects()).extracting(row -> row.repository().path()).containsExactly("octo/one");
        Scope topic = new Scope(7, ago(7), NOW, BERLIN, null, null, null, "topic");
        assertThat(read(new LostTimePanel(), topic).failed()).isZero();
    }

    @Test
    void the_four_keys_are_told_by_pipelines_of_the_default_branch_that_are_named_so() {
        Instant noon = NOW.minus(Duration.ofDays(2));
        past.run(one, "Deploy to production", "success", noon);
        past.run(one, "Deploy to production", "failed", noon.plus(Duration.ofHours(1)));
        past.run(one, "Deploy to production", "success", noon.plus(Duration.ofHours(3)));
        past.run(one, "build", "success", noon);
        past.run(one, "Deploy to production", "success", noon, "topic", "abc", Duration.ZERO, Duration.ZERO);

        FourKeysView keys = read(fourKeys("deploy|release"), scope(7));

        assertThat(keys.definition()).isEqualTo("pipelines");
        assertThat(keys.deployments()).isEqualTo(2);
        assertThat(keys.deploymentsPerDay()).isEqualTo(2 / 7.0);
        assertThat(keys.changeFailureRate()).isEqualTo(0.3333);
        assertThat(keys.restoreSeconds()).isEqualTo(2 * 3600.0);
        assertThat(keys.leadTimeSeconds()).isEqualTo(60 + 5 + 60);
    }

    @Test
    void nothing_at_all_is_no_figure_and_no_fault() {
        assertThat(read(new TotalsPanel(), scope(7)).all().successRate()).isNull();
        assertThat(read(new RecoveryPanel(), scope(7)).p50Seconds()).isNull();
        assertThat(read(fourKeys("deploy"), scope(7)).changeFailureRate()).isNull();
        assertThat(read(new LostTimePanel(), scope(7)).seconds()).isZero();
        assertThat(read(DaysPanel.OF_QUEUES, scope(7)).days()).isEmpty();
    }

    private static FourKeysPanel fourKeys(String pattern) {
        return new FourKeysPanel(pattern, List.of("prod"), Duration.ofDays(400));
    }

    private void commit(String workflow, String sha, String status, int daysAgo) {
        past.run(one, workflow, status, ago(daysAgo), "main", sha, Duration.ofMinutes(1), Duration.ZERO);
    }

    /** Without a name, as on GitLab. */
    private void started(String event, String sha, String status, int daysAgo) {
        past.event(past.run(one, null, status, ago(daysAgo), "main", sha, Duration.ofMinutes(1), Duration.ZERO), event);
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days)).minusSeconds(3600);
    }

    private static Scope scope(int days) {
        return Scope.of(days, new SimulatedClock(NOW), BERLIN, null, null, null, null);
    }

    private static long runs(Scope scope) {
        return read(new TotalsPanel(), scope).all().runs();
    }

    private static List<String> names(RankingPanel panel) {
        return read(panel, scope(7)).workflows().stream()
                .map(WorkflowStatsView::name)
                .toList();
    }

    private static <V> V read(Panel<V> panel, Scope scope) {
        try (Connection connection = rows.source().getConnection()) {
            return panel.read(connection, scope);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
