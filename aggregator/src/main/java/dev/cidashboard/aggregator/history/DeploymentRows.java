package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.deployment.Deployment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Writes deployments. A row goes where the latest word of the platform lies and never backwards: by the platform's own time;
 * within one moment an end stays.
 */
final class DeploymentRows {

    private static final String SEEN = """
            from json_to_recordset(?::json) as s (
                project_id int, native_id text, environment text, ref text, sha text, status text, over boolean,
                created_at timestamptz, updated_at timestamptz, finished_at timestamptz, committed_at timestamptz)
            """;

    private static final String KEEP = """
            insert into deployment as d (project_id, native_id, environment, ref, sha, status, over, created_at, updated_at,
                finished_at, committed_at)
            select distinct on (s.native_id) s.project_id, s.native_id, s.environment, s.ref, s.sha, s.status, s.over,
                s.created_at, s.updated_at, s.finished_at, s.committed_at
            """ + SEEN + """
            order by s.native_id, s.updated_at desc nulls last, s.over desc
            on conflict (project_id, native_id) do update set
                environment = excluded.environment,
                ref = coalesce(excluded.ref, d.ref),
                sha = coalesce(excluded.sha, d.sha),
                status = excluded.status,
                over = excluded.over,
                updated_at = coalesce(excluded.updated_at, d.updated_at),
                finished_at = case when excluded.status = d.status then coalesce(excluded.finished_at, d.finished_at)
                    else excluded.finished_at end,
                committed_at = coalesce(excluded.committed_at, d.committed_at)
            where coalesce(excluded.updated_at >= d.updated_at, true)
                and (excluded.over or not d.over or excluded.updated_at > d.updated_at)
                and (d.environment, d.ref, d.sha, d.status, d.updated_at, d.finished_at, d.committed_at)
                    is distinct from (excluded.environment, excluded.ref, excluded.sha, excluded.status,
                        excluded.updated_at, excluded.finished_at, excluded.committed_at)
            """;

    private static final String KEEP_ENVIRONMENTS = """
            insert into environment as e (project_id, name, latest_at)
            select s.project_id, s.environment, max(s.created_at)
            """ + SEEN + """
            group by s.project_id, s.environment
            on conflict (project_id, name) do update set latest_at = excluded.latest_at
            where excluded.latest_at > e.latest_at
            """;

    private DeploymentRows() {}

    /**
     * Keeps what a project was told to have.
     *
     * @param project number of its row
     * @param now nothing was deployed later than this, whatever a platform says
     */
    static void keep(Connection connection, int project, List<Deployment> deployments, Instant now)
            throws SQLException {
        if (deployments.isEmpty()) {
            return;
        }
        String rows = JsonRows.of(deployments, (cells, one) -> row(cells, project, one, now));
        for (String sql : List.of(KEEP, KEEP_ENVIRONMENTS)) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, rows);
                statement.executeUpdate();
            }
        }
    }

    private static void row(JsonRows cells, int project, Deployment one, Instant now) {
        cells.cell("project_id", project)
                .cell("native_id", one.id().value())
                .cell("environment", one.environment())
                .cell("ref", one.ref())
                .cell("sha", one.sha())
                .cell("status", one.status().word())
                .cell("over", one.status().isOver())
                .cell("created_at", one.createdAt().isAfter(now) ? now : one.createdAt())
                .cell("updated_at", one.updatedAt())
                .cell("finished_at", one.finishedAt())
                .cell("committed_at", one.committedAt());
    }
}
