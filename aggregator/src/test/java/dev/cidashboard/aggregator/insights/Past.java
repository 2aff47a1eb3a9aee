package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.deployment.Deployment;
import dev.cidashboard.aggregator.deployment.DeploymentId;
import dev.cidashboard.aggregator.deployment.DeploymentStatus;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;

/** A past that a test writes down, run by run. */
final class Past {

    private final TestDatabase rows;
    private int runs;

    Past(TestDatabase rows) {
        this.rows = rows;
    }

    /** Empties all, and makes months around a moment. */
    void begin(Instant around) {
        rows.execute("truncate project, pipeline, pipeline_attempt, deployment, environment restart identity");
        YearMonth month = YearMonth.from(around.atOffset(ZoneOffset.UTC));
        for (int offset = -4; offset <= 1; offset++) {
            YearMonth one = month.plusMonths(offset);
            for (String table : new String[] {"pipeline", "pipeline_attempt"}) {
                rows.execute(
                        "create table if not exists %s_y%sm%02d partition of %s for values from ('%s-01') to ('%s-01')"
                                .formatted(table, one.getYear(), one.getMonthValue(), table, one, one.plusMonths(1)));
            }
        }
    }

    /** Its number. */
    int project(String platform, String path) {
        rows.execute("""
                insert into project (instance, native_id, platform, path, name, default_branch, first_seen_at)
                values ('%1$s-main', '%2$s', '%1$s', '%2$s', '%2$s', 'main', now())
                """.formatted(platform, path));
        return (Integer) rows.value("select max(id) from project");
    }

    /** A run of the workflow {@code name} on main that ended after a minute, so many seconds after it was created. */
    String run(int project, String name, String status, Instant createdAt) {
        return run(
                project, name, status, createdAt, "main", "sha-" + runs, Duration.ofMinutes(1), Duration.ofSeconds(5));
    }

    String run(
            int project,
            String name,
            String status,
            Instant createdAt,
            String branch,
            String sha,
            Duration took,
            Duration queued) {
        String id = String.valueOf(++runs);
        Instant started = createdAt.plus(queued);
        String sql = """
                insert into pipeline (project_id, native_id, created_at, attempt, status, over, detailed, workflow, name, ref,
                    sha, actor, started_at, updated_at, finished_at, duration_ms, committed_at)
                values (?, ?, ?, 1, ?, ?, true, ?, ?, ?, ?, 'ada', ?, ?, ?, ?, ?)
                """;
        try (Connection connection = rows.source().getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            boolean over = !status.equals("running");
            Instant ended = started.plus(took);
            int index = 0;
            insert.setInt(++index, project);
            insert.setString(++index, id);
            insert.setTimestamp(++index, Timestamp.from(createdAt));
            insert.setString(++index, status);
            insert.setBoolean(++index, over);
            insert.setString(++index, name == null ? "" : name);
            insert.setString(++index, name);
            insert.setString(++index, branch);
            insert.setString(++index, sha);
            insert.setTimestamp(++index, Timestamp.from(started));
            insert.setTimestamp(++index, Timestamp.from(ended));
            insert.setTimestamp(++index, over ? Timestamp.from(ended) : null);
            insert.setObject(++index, over ? took.toMillis() : null);
            insert.setTimestamp(++index, Timestamp.from(createdAt.minusSeconds(60)));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    /**
     * A deployment of main of a commit that was made ten minutes before.
     *
     * @param took null where its end is not known
     */
    void deployment(int project, String environment, String status, Instant createdAt, Duration took) {
        deployment(project, environment, status, createdAt, took, "main");
    }

    void deployment(int project, String environment, String status, Instant createdAt, Duration took, String branch) {
        Deployment told = new Deployment(
                new DeploymentId(String.valueOf(++runs)),
                environment,
                branch,
                "sha-" + runs,
                DeploymentStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                createdAt,
                createdAt,
                took == null ? null : createdAt.plus(took),
                createdAt.minus(Duration.ofMinutes(10)));
        rows.execute("""
                insert into deployment (project_id, native_id, environment, ref, sha, status, over, created_at, updated_at,
                    finished_at, committed_at)
                values (%d, '%s', '%s', '%s', '%s', '%s', %s, '%s', '%s', %s, '%s')
                """.formatted(
                        project,
                        told.id(),
                        told.environment(),
                        told.ref(),
                        told.sha(),
                        told.status().word(),
                        told.status().isOver(),
                        told.createdAt(),
                        told.updatedAt(),
                        told.finishedAt() == null ? "null" : "'" + told.finishedAt() + "'",
                        told.committedAt()));
        rows.execute("""
                insert into environment as e values (%d, '%s', '%s')
                on conflict (project_id, name) do update set latest_at = greatest(e.latest_at, excluded.latest_at)
                """.formatted(project, environment, createdAt));
    }

    /** What started a run. */
    void event(String run, String event) {
        rows.execute("update pipeline set event = '%s' where native_id = '%s'".formatted(event, run));
    }

    /** An earlier attempt of a run. */
    void attempt(String run, String status, Duration took) {
        rows.execute("""
                insert into pipeline_attempt
                select project_id, native_id, created_at, 1, '%s', actor, started_at, started_at + interval '%s ms', %s
                from pipeline where native_id = '%s'
                """.formatted(status, took.toMillis(), took.toMillis(), run));
        rows.execute("update pipeline set attempt = 2 where native_id = '" + run + "'");
    }
}
