package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.pipeline.Job;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.ProjectId;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Writes a batch within a transaction of its caller, who says afterwards whether that was committed. Used by one thread. */
final class BatchWriter {

    /** Compared with where the branch was just before, in this batch or else in the table: it may move there and back. */
    private static final String KEEP_MOVES = """
            with seen as (
                select s.*, lag(s.sha) over before as sha_before, row_number() over before = 1 as first
                from json_to_recordset(?::json) as s (
                    project_id int, branch text, seen_at timestamptz, sha text, author text, message text,
                    committed_at timestamptz)
                window before as (partition by s.project_id, s.branch order by s.seen_at)
            )
            insert into branch_head (project_id, branch, seen_at, sha, author, message, committed_at)
            select s.project_id, s.branch, s.seen_at, s.sha, s.author, s.message, s.committed_at
            from seen s
            where s.sha is distinct from case when s.first then (
                select h.sha from branch_head h
                where h.project_id = s.project_id and h.branch = s.branch and h.seen_at < s.seen_at
                order by h.seen_at desc limit 1) else s.sha_before end
            on conflict do nothing
            """;

    /** Jobs of a run that is not kept are not kept either. */
    private static final String KEEP_JOBS = """
            insert into job (project_id, pipeline_id, created_at, native_id, attempt, name, stage, status,
                allowed_to_fail, started_at, finished_at, duration_ms, runner, web_url)
            select p.project_id, p.native_id, p.created_at, s.native_id, p.attempt, s.name, s.stage, s.status,
                s.allowed_to_fail, s.started_at, s.finished_at, s.duration_ms, s.runner, s.web_url
            from json_to_recordset(?::json) as s (
                project_id int, pipeline_id text, native_id text, name text, stage text, status text,
                allowed_to_fail boolean, started_at timestamptz, finished_at timestamptz, duration_ms bigint,
                runner text, web_url text)
            join pipeline p on p.project_id = s.project_id and p.native_id = s.pipeline_id
            on conflict (project_id, pipeline_id, native_id, created_at) do update set
                attempt = excluded.attempt, name = excluded.name, stage = excluded.stage, status = excluded.status,
                allowed_to_fail = excluded.allowed_to_fail, started_at = excluded.started_at,
                finished_at = excluded.finished_at, duration_ms = excluded.duration_ms, runner = excluded.runner,
                web_url = excluded.web_url
            """;

    private static final String KEEP_PASSES = """
            insert into pass (instance, started_at, finished_at, projects, failed)
            select instance, started_at, finished_at, projects, failed
            from json_to_recordset(?::json) as s (
                instance text, started_at timestamptz, finished_at timestamptz, projects int, failed int)
            on conflict do nothing
            """;

    private final Keeping keeping;
    private final Partitions partitions = new Partitions();
    private final ProjectKeys keys = new ProjectKeys();

    BatchWriter(Keeping keeping) {
        this.keeping = keeping;
    }

    /** What is to be remembered once it is committed. */
    record Written(Map<ProjectId, Integer> projects, Set<YearMonth> months) {}

    private record Row<T>(int project, T value) {}

    Written write(Connection connection, Batch batch, Instant now) throws SQLException {
        List<SeenRun> runs =
                batch.runs().stream().filter(run -> isKept(run, now)).toList();
        Map<ProjectId, Integer> projects = keys.keep(connection, batch.projects(), mentioned(batch, runs, now));
        Set<YearMonth> months = months(batch, runs, now);
        partitions.make(connection, months);
        writeRuns(connection, runs, projects);
        write(connection, KEEP_MOVES, batch.moves(), BranchMove::of, BatchWriter::moveRow, projects);
        write(connection, KEEP_JOBS, jobs(batch), JobOfRun::of, BatchWriter::jobRow, projects);
        if (!batch.passes().isEmpty()) {
            execute(connection, KEEP_PASSES, JsonRows.of(batch.passes(), BatchWriter::passRow));
        }
        return new Written(projects, months);
    }

    void committed(Written written) {
        keys.learn(written.projects());
        partitions.made(written.months());
    }

    /** The next connection may be to another database, in which all of this is not so. */
    void failed() {
        keys.forget();
        partitions.forget();
    }

    Partitions partitions() {
        return partitions;
    }

    private boolean isKept(SeenRun run, Instant now) {
        return !run.createdAt().isBefore(keeping.since(now));
    }

    private static List<SeenProject> mentioned(Batch batch, List<SeenRun> runs, Instant now) {
        List<SeenProject> mentioned = new ArrayList<>();
        runs.forEach(run -> mentioned.add(new SeenProject(run.of(), run.since(), null)));
        batch.moves().forEach(move -> mentioned.add(new SeenProject(move.of(), move.seenAt(), null)));
        batch.jobs().forEach(jobs -> mentioned.add(new SeenProject(jobs.of(), now, null)));
        return mentioned;
    }

    private static Set<YearMonth> months(Batch batch, List<SeenRun> runs, Instant now) {
        Set<YearMonth> months = new HashSet<>(Partitions.ahead(now));
        runs.forEach(run -> months.add(Keeping.month(run.createdAt())));
        batch.moves().forEach(move -> months.add(Keeping.month(move.seenAt())));
        return months;
    }

    /** In rounds: each statement sees a run once. Nearly all have one sighting. */
    private static void writeRuns(Connection connection, List<SeenRun> runs, Map<ProjectId, Integer> projects)
            throws SQLException {
        int rounds = runs.stream().mapToInt(run -> run.sightings().size()).max().orElse(0);
        for (int round = 0; round < rounds; round++) {
            int index = round;
            List<RunRows.Sighting> sightings = runs.stream()
                    .filter(run -> run.sightings().size() > index)
                    .map(run -> new RunRows.Sighting(run, run.sightings().get(index)))
                    .toList();
            RunRows.write(connection, sightings, projects);
        }
    }

    private record JobOfRun(Project of, String pipeline, Job job) {}

    private static List<JobOfRun> jobs(Batch batch) {
        Map<String, JobOfRun> unique = new HashMap<>();
        for (SeenJobs seen : batch.jobs()) {
            for (Job job : seen.jobs()) {
                unique.put(
                        seen.of().id() + " " + seen.pipeline() + " " + job.id(),
                        new JobOfRun(seen.of(), seen.pipeline().value(), job));
            }
        }
        return List.copyOf(unique.values());
    }

    private interface OfProject<T> {
        Project of(T value);
    }

    /** A statement over rows that belong to projects; those of projects that nothing is known of are left out. */
    private static <T> void write(
            Connection connection,
            String sql,
            List<T> values,
            OfProject<T> of,
            BiConsumer<JsonRows, Row<T>> cells,
            Map<ProjectId, Integer> projects)
            throws SQLException {
        List<Row<T>> rows = values.stream()
                .flatMap(value -> {
                    Integer project = projects.get(of.of(value).id());
                    return project == null ? Stream.<Row<T>>empty() : Stream.of(new Row<>(project, value));
                })
                .toList();
        if (!rows.isEmpty()) {
            execute(connection, sql, JsonRows.of(rows, cells));
        }
    }

    private static void execute(Connection connection, String sql, String rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, rows);
            statement.executeUpdate();
        }
    }

    private static void moveRow(JsonRows cells, Row<BranchMove> row) {
        BranchMove move = row.value();
        Commit head = move.head();
        cells.cell("project_id", row.project())
                .cell("branch", move.branch())
                .cell("seen_at", move.seenAt())
                .cell("sha", head == null ? null : head.sha())
                .cell("author", head == null ? null : head.author())
                .cell("message", head == null ? null : head.message())
                .cell("committed_at", head == null ? null : head.at());
    }

    private static void jobRow(JsonRows cells, Row<JobOfRun> row) {
        Job job = row.value().job();
        URI webUrl = job.webUrl();
        cells.cell("project_id", row.project())
                .cell("pipeline_id", row.value().pipeline())
                .cell("native_id", job.id())
                .cell("name", job.name())
                .cell("stage", job.stage())
                .cell("status", job.status().word())
                .cell("allowed_to_fail", job.allowedToFail())
                .cell("started_at", job.startedAt())
                .cell("finished_at", job.finishedAt())
                .millis("duration_ms", job.duration())
                .cell("runner", job.runner())
                .cell("web_url", webUrl == null ? null : webUrl.toString());
    }

    private static void passRow(JsonRows cells, SeenPass pass) {
        cells.cell("instance", pass.instance().name())
                .cell("started_at", pass.startedAt())
                .cell("finished_at", pass.finishedAt())
                .cell("projects", pass.projects())
                .cell("failed", pass.failed());
    }
}
