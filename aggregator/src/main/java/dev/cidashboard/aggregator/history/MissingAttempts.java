package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.Status;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Attempts between which nobody looked: the history has a later one of the same run. */
final class MissingAttempts {

    /** One of them. */
    record Missing(ProjectId project, PipelineId pipeline, int attempt) {

        static Missing of(ResultSet row) throws SQLException {
            return new Missing(
                    new ProjectId(new InstanceId(row.getString("instance")), row.getString("project")),
                    new PipelineId(row.getString("pipeline")),
                    row.getInt("attempt"));
        }
    }

    /** So many of the latest attempts of a run: nobody reads the hundredth. */
    private static final int MOST_OF_A_RUN = 10;

    private static final String KEEP = """
            insert into pipeline_attempt (
                project_id, native_id, created_at, attempt, status, actor, started_at, finished_at, duration_ms)
            select p.project_id, p.native_id, p.created_at, s.attempt, s.status, s.actor, s.started_at, s.finished_at,
                s.duration_ms
            from json_to_recordset(?::json) as s (
                instance text, project text, pipeline text, attempt int, status text, actor text,
                started_at timestamptz, finished_at timestamptz, duration_ms bigint)
            join project j on j.instance = s.instance and j.native_id = s.project
            join pipeline p on p.project_id = j.id and p.native_id = s.pipeline
            on conflict do nothing
            """;

    private MissingAttempts() {}

    /**
     * What a platform said of one.
     *
     * @param seen null if it does not have it any more: that is kept as an unknown end, so that it is not asked for again
     */
    record Told(Missing missing, Pipeline seen) {}

    static void keep(Connection connection, List<Told> told) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setString(1, JsonRows.of(told, MissingAttempts::row));
            statement.executeUpdate();
        }
    }

    private static void row(JsonRows cells, Told told) {
        cells.cell("instance", told.missing().project().instance().name())
                .cell("project", told.missing().project().nativeId())
                .cell("pipeline", told.missing().pipeline().value())
                .cell("attempt", told.missing().attempt());
        Pipeline seen = told.seen();
        if (seen == null) {
            cells.cell("status", Status.UNKNOWN.word());
        } else {
            cells.cell("status", seen.status().word())
                    .cell("actor", seen.actor())
                    .cell("started_at", seen.startedAt())
                    .cell("finished_at", seen.finishedAt())
                    .millis("duration_ms", seen.duration());
        }
    }

    /** The newest first, of an instance whose platform counts attempts. */
    static List<Missing> of(Connection connection, InstanceId instance, Instant since, int most) throws SQLException {
        return Query.of("""
                        select j.instance, j.native_id as project, p.native_id as pipeline, n.attempt
                        from pipeline p join project j on j.id = p.project_id
                        cross join lateral generate_series(greatest(1, p.attempt - ?), p.attempt - 1) as n (attempt)
                        where p.attempt > 1 and p.created_at >= ? and j.instance = ? and j.gone_at is null
                            and not exists (
                                select from pipeline_attempt a where a.project_id = p.project_id
                                    and a.native_id = p.native_id and a.created_at = p.created_at and a.attempt = n.attempt)
                        order by p.created_at desc, p.native_id, n.attempt
                        limit ?
                        """, MOST_OF_A_RUN, since, instance.name(), most).list(connection, Missing::of);
    }
}
