package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.api.ProjectId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Writes runs as they were seen, each at most once in a statement.
 *
 * <p>A row goes where the first sighting of its run lies, follows in all that may change, and never backwards: by attempt,
 * then by the platform's own time of its last change; within one attempt an end stays. When another attempt begins, the one
 * before moves to {@code pipeline_attempt}. Where the platform does not count them (GitLab), one begins when what was over
 * moves again.
 */
final class RunRows {

    /** One sighting of a run. */
    record Sighting(SeenRun run, Pipeline pipeline) {}

    private static final String KEEP = """
            with seen as materialized (
                select * from json_to_recordset(?::json) as s (
                    project_id int, native_id text, created_at timestamptz, attempt int, counted boolean, status text,
                    over boolean, detailed boolean, number bigint, workflow text, name text, event text, ref text,
                    sha text, title text, actor text, web_url text, committed_at timestamptz, started_at timestamptz,
                    updated_at timestamptz, finished_at timestamptz, duration_ms bigint)
            ), known as materialized (
                select p.project_id, p.native_id, p.created_at, p.attempt, p.status, p.over, p.actor, p.started_at,
                    p.finished_at, p.duration_ms,
                    case
                        when s.counted then s.attempt
                        when p.over and not s.over and s.updated_at > p.updated_at then p.attempt + 1
                        when p.over and s.over and s.status <> p.status and s.finished_at > p.finished_at then p.attempt + 1
                        else p.attempt
                    end as attempt_seen
                from seen s join pipeline p on p.project_id = s.project_id and p.native_id = s.native_id
            ), ended as (
                insert into pipeline_attempt (
                    project_id, native_id, created_at, attempt, status, actor, started_at, finished_at, duration_ms)
                select project_id, native_id, created_at, attempt, status, actor, started_at, finished_at, duration_ms
                from known where over and attempt_seen > attempt
                on conflict do nothing
            )
            insert into pipeline as p (
                project_id, native_id, created_at, attempt, status, over, detailed, number, workflow, name, event, ref,
                sha, title, actor, web_url, committed_at, started_at, updated_at, finished_at, duration_ms)
            select s.project_id, s.native_id, coalesce(k.created_at, s.created_at), coalesce(k.attempt_seen, s.attempt),
                s.status, s.over, s.detailed, s.number, s.workflow, s.name, s.event, s.ref, s.sha, s.title, s.actor,
                s.web_url, s.committed_at, s.started_at, s.updated_at, s.finished_at, s.duration_ms
            from seen s left join known k on k.project_id = s.project_id and k.native_id = s.native_id
            on conflict (project_id, native_id, created_at) do update set
                attempt = excluded.attempt,
                status = excluded.status,
                over = excluded.over,
                detailed = excluded.detailed,
                number = excluded.number,
                workflow = excluded.workflow,
                name = coalesce(excluded.name, p.name),
                event = excluded.event,
                ref = excluded.ref,
                sha = excluded.sha,
                title = coalesce(excluded.title, p.title),
                actor = coalesce(excluded.actor, p.actor),
                web_url = excluded.web_url,
                committed_at = coalesce(excluded.committed_at, p.committed_at),
                started_at = case when excluded.attempt > p.attempt or excluded.detailed then excluded.started_at
                    else coalesce(excluded.started_at, p.started_at) end,
                updated_at = coalesce(excluded.updated_at, p.updated_at),
                finished_at = case when excluded.attempt > p.attempt then excluded.finished_at
                    else coalesce(excluded.finished_at, p.finished_at) end,
                duration_ms = case when excluded.attempt > p.attempt then excluded.duration_ms
                    else coalesce(excluded.duration_ms, p.duration_ms) end
            where excluded.attempt > p.attempt
                or excluded.attempt = p.attempt
                and coalesce(excluded.updated_at >= p.updated_at, true)
                and (excluded.over or not p.over)
                and not (p.detailed and not excluded.detailed and p.over = excluded.over
                    and excluded.updated_at = p.updated_at)
                and (p.status, p.detailed, p.number, p.name, p.ref, p.sha, p.title, p.actor, p.web_url, p.committed_at,
                        p.started_at, p.updated_at, p.finished_at, p.duration_ms, p.workflow, p.event)
                    is distinct from (excluded.status, excluded.detailed, excluded.number, excluded.name, excluded.ref,
                        excluded.sha, excluded.title, excluded.actor, excluded.web_url, excluded.committed_at,
                        excluded.started_at, excluded.updated_at, excluded.finished_at, excluded.duration_ms,
                        excluded.workflow, excluded.event)
            """;

    private RunRows() {}

    static void write(Connection connection, List<Sighting> sightings, Map<ProjectId, Integer> projects)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setString(1, JsonRows.of(sightings, (cells, seen) -> row(cells, seen, projects)));
            statement.executeUpdate();
        }
    }

    private static void row(JsonRows cells, Sighting seen, Map<ProjectId, Integer> projects) {
        Pipeline pipeline = seen.pipeline();
        Commit commit = pipeline.commit();
        cells.cell("project_id", projects.get(seen.run().of().id()))
                .cell("native_id", pipeline.id().value())
                .cell("created_at", seen.run().createdAt())
                .cell("attempt", pipeline.attempt())
                .cell("counted", seen.run().of().countsAttempts())
                .cell("status", pipeline.status().word())
                .cell("over", pipeline.isOver())
                .cell("detailed", pipeline.detailed())
                .cell("number", pipeline.number())
                .cell("workflow", pipeline.workflow())
                .cell("name", pipeline.name())
                .cell("event", pipeline.event())
                .cell("ref", pipeline.ref())
                .cell("sha", commit == null ? null : commit.sha())
                .cell("title", pipeline.title())
                .cell("actor", pipeline.actor())
                .cell("web_url", pipeline.webUrl())
                .cell("committed_at", commit == null ? null : commit.at())
                .cell("started_at", pipeline.startedAt())
                .cell("updated_at", pipeline.updatedAt())
                .cell("finished_at", pipeline.finishedAt())
                .millis("duration_ms", pipeline.duration());
    }
}
