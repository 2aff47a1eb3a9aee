package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static dev.cidashboard.aggregator.history.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

class HistoryWriterTest {

    private static final Duration RETENTION = Duration.ofDays(400);
    private static final Instant NOW = Samples.NOON.plus(Duration.ofHours(1));
    private static final Project GITHUB =
            Samples.project(new InstanceId("github-main"), Platform.GITHUB, "1", "octo/repo");
    private static final Project GITLAB =
            Samples.project(new InstanceId("gitlab-main"), Platform.GITLAB, "1", "group/app");

    private static TestDatabase rows;

    private final SimulatedClock clock = new SimulatedClock(NOW);
    private HistoryWriter writer;

    @BeforeAll
    static void one_server_and_database() {
        rows = TestDatabase.create();
        rows.migrate();
    }

    @BeforeEach
    void nothing_was_written() {
        rows.execute("truncate project, pipeline, pipeline_attempt, job, branch_head, pass");
        writer = new HistoryWriter(rows.open(clock), RETENTION, clock);
    }

    @Test
    void a_run_is_one_row_however_often_it_moves() {
        see(GITHUB, run("1").status(Status.QUEUED));
        see(GITHUB, run("1").status(Status.RUNNING));
        write();
        see(GITHUB, run("1").status(Status.SUCCESS));
        write();

        assertThat(rows.rows("select native_id, status, over, duration_ms from pipeline"))
                .containsExactly(Map.of("native_id", "1", "status", "success", "over", true, "duration_ms", 60_000L));
        assertThat(rows.rows("select * from pipeline_attempt")).isEmpty();
    }

    @Test
    void a_run_never_goes_back_from_its_end() {
        see(GITHUB, run("1").status(Status.FAILED));
        write();
        see(GITHUB, run("1").status(Status.RUNNING).touched(Duration.ofMinutes(5)));
        write();

        assertThat(rows.value("select status from pipeline")).isEqualTo("failed");
    }

    @Test
    void what_is_older_than_what_is_written_changes_nothing() {
        see(GITHUB, run("1").status(Status.RUNNING).touched(Duration.ofMinutes(5)));
        write();
        see(GITHUB, run("1").status(Status.QUEUED).touched(Duration.ofMinutes(1)));
        write();

        assertThat(rows.value("select status from pipeline")).isEqualTo("running");
    }

    @Test
    void the_attempt_before_a_re_run_is_kept() {
        see(GITHUB, run("1").status(Status.FAILED));
        write();
        see(GITHUB, run("1").attempt(2).status(Status.RUNNING).touched(Duration.ofMinutes(5)));
        see(GITHUB, run("1").attempt(2).status(Status.SUCCESS).touched(Duration.ofMinutes(6)));
        write();

        assertThat(rows.rows("select attempt, status from pipeline"))
                .containsExactly(Map.of("attempt", 2, "status", "success"));
        assertThat(rows.rows("select attempt, status, duration_ms from pipeline_attempt"))
                .containsExactly(Map.of("attempt", 1, "status", "failed", "duration_ms", 60_000L));
    }

    @Test
    void attempts_that_ended_while_nothing_could_be_written_are_kept() {
        see(GITHUB, run("1").status(Status.RUNNING));
        see(GITHUB, run("1").status(Status.FAILED));
        see(GITHUB, run("1").attempt(2).status(Status.RUNNING).touched(Duration.ofMinutes(5)));
        see(GITHUB, run("1").attempt(2).status(Status.CANCELLED).touched(Duration.ofMinutes(6)));
        see(GITHUB, run("1").attempt(3).status(Status.SUCCESS).touched(Duration.ofMinutes(9)));
        write();

        assertThat(rows.rows("select attempt, status from pipeline_attempt order by attempt"))
                .containsExactly(Map.of("attempt", 1, "status", "failed"), Map.of("attempt", 2, "status", "cancelled"));
        assertThat(rows.rows("select attempt, status from pipeline"))
                .containsExactly(Map.of("attempt", 3, "status", "success"));
    }

    @Test
    void where_the_platform_does_not_count_an_end_that_moves_again_is_another_attempt() {
        see(GITLAB, run("1").status(Status.FAILED));
        write();
        see(GITLAB, run("1").status(Status.RUNNING).touched(Duration.ofMinutes(5)));
        write();
        see(GITLAB, run("1").status(Status.SUCCESS).touched(Duration.ofMinutes(6)));
        write();

        assertThat(rows.rows("select attempt, status from pipeline_attempt"))
                .containsExactly(Map.of("attempt", 1, "status", "failed"));
        assertThat(rows.rows("select attempt, status from pipeline"))
                .containsExactly(Map.of("attempt", 2, "status", "success"));
    }

    @Test
    void an_uncounted_attempt_of_which_only_the_end_was_seen_is_one() {
        see(GITLAB, run("1").status(Status.FAILED));
        write();
        see(GITLAB, run("1").status(Status.SUCCESS).touched(Duration.ofMinutes(6)));
        write();

        assertThat(rows.rows("select attempt, status from pipeline_attempt"))
                .containsExactly(Map.of("attempt", 1, "status", "failed"));
        assertThat(rows.value("select attempt from pipeline")).isEqualTo(2);
    }

    @Test
    void a_run_that_is_dated_differently_later_stays_one_row_in_its_first_month() {
        Instant lastOfMonth = Instant.parse("2026-02-28T23:59:59Z");
        see(GITHUB, run("1").status(Status.RUNNING).createdAt(lastOfMonth));
        write();
        see(GITHUB, run("1").status(Status.SUCCESS).createdAt(lastOfMonth.plusSeconds(2)));
        write();

        assertThat(rows.rows("select created_at::text, status from pipeline"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("status", "success"));
        assertThat(rows.value("select count(*) from pipeline_y2026m02")).isEqualTo(1L);
    }

    @Test
    void a_run_that_is_dated_into_the_future_is_created_when_it_was_seen() {
        see(GITHUB, run("1").createdAt(NOW.plus(Duration.ofDays(3_000))));
        write();

        assertThat(rows.value("select extract(epoch from created_at)::bigint from pipeline"))
                .isEqualTo(NOW.getEpochSecond());
    }

    @Test
    void a_run_without_branch_times_and_duration_is_kept() {
        see(GITHUB, run("1").branch(null).createdAt(null).updatedAt(null).duration(null));
        see(GITHUB, run("2").duration(Duration.ZERO));
        write();

        assertThat(rows.rows("select native_id from pipeline where ref is null and duration_ms is null"))
                .containsExactly(Map.of("native_id", "1"));
        assertThat(rows.rows("select native_id from pipeline where duration_ms = 0"))
                .containsExactly(Map.of("native_id", "2"));
    }

    @Test
    void a_run_that_is_older_than_what_is_kept_is_not_written() {
        see(GITHUB, run("1").createdAt(NOW.minus(RETENTION).minusSeconds(1)));
        see(GITHUB, run("2").createdAt(NOW.minus(RETENTION).plusSeconds(1)));
        write();

        assertThat(rows.rows("select native_id from pipeline")).containsExactly(Map.of("native_id", "2"));
    }

    @Test
    void one_value_that_cannot_be_kept_keeps_no_other_away() {
        for (int number = 1; number <= 20; number++) {
            see(GITHUB, run(number == 13 ? "13\0" : String.valueOf(number)));
        }
        write();

        assertThat(rows.value("select count(*) from pipeline")).isEqualTo(19L);
        assertThat(writer.health().dropped()).isEqualTo(1);
        assertThat(writer.health().pending()).isZero();
    }

    @Test
    void the_same_told_again_writes_nothing_anew() {
        see(GITHUB, run("1"));
        write();
        Object version = rows.value("select xmin::text from pipeline");
        see(GITHUB, run("1"));
        write();

        assertThat(rows.value("select xmin::text from pipeline")).isEqualTo(version);
    }

    @Test
    void a_project_keeps_its_row_when_it_is_renamed_and_when_it_is_gone() {
        Project renamed = Samples.project(GITHUB.id().instance(), Platform.GITHUB, "1", "octo/other");
        writer.changed(new Change.ProjectAppeared(GITHUB));
        see(GITHUB, run("1"));
        write();
        writer.changed(new Change.ProjectChanged(GITHUB, renamed));
        see(renamed, run("2"));
        write();
        writer.changed(new Change.ProjectGone(renamed));
        write();

        assertThat(rows.rows("select path, gone_at is not null as gone from project"))
                .containsExactly(Map.of("path", "octo/other", "gone", true));
        assertThat(rows.value("select count(distinct project_id) from pipeline"))
                .isEqualTo(1L);
    }

    @Test
    void a_branch_is_taken_down_when_it_moves() {
        branches(Branches.NONE, branches("main", "aaaa", "old", "0000"));
        branches(branches("main", "aaaa"), branches("main", "aaaa", "topic", "bbbb"));
        branches(branches("main", "aaaa", "topic", "bbbb"), branches("main", "cccc", "topic", "bbbb"));
        branches(branches("main", "cccc", "topic", "bbbb"), branches("main", "cccc"));
        branches(branches("main", "cccc"), branches("main", "cccc"));

        assertThat(rows.rows("select branch, coalesce(sha, '-') as sha from branch_head order by seen_at"))
                .containsExactly(
                        Map.of("branch", "main", "sha", "aaaa"),
                        Map.of("branch", "topic", "sha", "bbbb"),
                        Map.of("branch", "main", "sha", "cccc"),
                        Map.of("branch", "topic", "sha", "-"));
    }

    @Test
    void jobs_are_kept_with_their_run() {
        see(GITHUB, run("1"));
        writer.read(
                GITHUB,
                new PipelineId("1"),
                List.of(Samples.job("unit", Status.RUNNING), Samples.job("lint", Status.FAILED)));
        writer.read(GITHUB, new PipelineId("1"), List.of(Samples.job("unit", Status.SUCCESS)));
        writer.read(GITHUB, new PipelineId("unknown"), List.of(Samples.job("unit", Status.SUCCESS)));
        write();

        assertThat(rows.rows("select pipeline_id, name, status from job"))
                .containsExactly(Map.of("pipeline_id", "1", "name", "unit", "status", "success"));
    }

    @Test
    void passes_are_kept_until_they_are_too_old() {
        InstanceId instance = GITHUB.id().instance();
        writer.passed(instance, NOW.minusSeconds(60), NOW, 7, 1);
        writer.passed(instance, NOW.minusSeconds(60), NOW, 7, 1);
        write();

        assertThat(rows.rows("select instance, projects, failed from pass"))
                .containsExactly(Map.of("instance", "github-main", "projects", 7, "failed", 1));
    }

    private void see(Project project, Runs seen) {
        Pipeline pipeline = seen.pipeline();
        writer.changed(new Change.PipelineChanged(project, null, pipeline));
    }

    private void branches(Branches before, Branches after) {
        clock.advance(Duration.ofSeconds(1));
        writer.changed(new Change.BranchesChanged(GITHUB, before, after));
        write();
    }

    private static Branches branches(String... namesAndShas) {
        List<Branch> all = new ArrayList<>();
        for (int index = 0; index < namesAndShas.length; index += 2) {
            all.add(new Branch(namesAndShas[index], false, Samples.commit(namesAndShas[index + 1])));
        }
        return new Branches(all, all.size());
    }

    private void write() {
        assertThat(writer.flushAll()).isTrue();
    }
}
