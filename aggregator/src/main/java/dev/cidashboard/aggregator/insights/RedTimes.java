package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.aggregator.history.ProjectRows;
import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.RecoveryView;
import dev.cidashboard.api.Status;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * When default branches were red: for each workflow from the end of the first run that failed to the end of the next that
 * passed. What says neither (cancelled, skipped) changes nothing.
 */
final class RedTimes {

    /** Of a red time {@code r}: what broke it is {@code p}, whose it is {@code j}. */
    static final String COLUMNS = "r.at as red_at, r.green_at, r.seconds, p.native_id as pipeline, p.number, p.name,"
            + " p.attempt, p.status, p.event, p.ref, p.sha, p.title, p.actor, p.created_at, p.started_at,"
            + " p.finished_at, p.duration_ms, p.web_url, " + ProjectRows.COLUMNS;

    static final String JOINS = """
            left join pipeline p on p.project_id = r.project_id and p.native_id = r.native_id
                and p.created_at = r.created_at
            left join project j on j.id = r.project_id
            """;

    /** Turns from green to red and back follow each other: what comes after one to red is when it was green again. */
    private static final String REDS = """
            ), marked as (
                select *, lag(passed) over (partition by project_id, workflow order by at, native_id) as before from ends
            ), turns as (
                select *, lead(at) over (partition by project_id, workflow order by at, native_id) as green_at
                from marked where passed is distinct from before and (before is not null or not passed)
            ), reds as (
                select project_id, native_id, created_at, at, green_at,
                    greatest(extract(epoch from coalesce(green_at, ?) - at)::float8, 0) as seconds
                from turns where not passed
            )
            """;

    private static final double MILLIS = 1000;

    private RedTimes() {}

    /**
     * Begins a query with the table {@code reds}. The branch in a scope is of no matter: it is about default branches.
     *
     * @param also a further condition over {@code p}, with its values
     */
    static Query with(Scope scope, Query also) {
        return reds(Query.of("with ends as (").add(ends(scope, also)), scope);
    }

    /** A query of what ended on default branches, in the columns that {@link #reds} needs. */
    static Query ends(Scope scope, Query also) {
        Query query = Query.of("select p.project_id, p.workflow, p.native_id, p.created_at, p.committed_at, "
                + Outcomes.ENDED_AT + " as at, " + Outcomes.PASSED + " as passed"
                + " from pipeline p join project d on d.id = p.project_id and d.default_branch = p.ref where "
                + Outcomes.DECIDED);
        return scope.narrow(query, "p").add(also);
    }

    /** @param ends a query that ends within the parentheses of a table {@code ends} */
    static Query reds(Query ends, Scope scope) {
        return ends.add(REDS, scope.until());
    }

    static RecoveryView view(ResultSet row) throws SQLException {
        return new RecoveryView(
                ProjectRows.reference(row),
                row.getString("ref"),
                row.getString("name"),
                pipeline(row),
                Query.instant(row, "red_at"),
                Query.instant(row, "green_at"),
                (long) row.getDouble("seconds"));
    }

    private static PipelineView pipeline(ResultSet row) throws SQLException {
        long number = row.getLong("number");
        Long known = row.wasNull() ? null : (Long) number;
        Double millis = Query.number(row, "duration_ms");
        Instant createdAt = Query.instant(row, "created_at");
        return new PipelineView(
                row.getString("pipeline"),
                null,
                Status.of(row.getString("status")).orElse(Status.UNKNOWN),
                row.getString("name"),
                known,
                row.getInt("attempt"),
                row.getString("event"),
                row.getString("ref"),
                row.getString("sha"),
                row.getString("title"),
                row.getString("actor"),
                createdAt,
                Query.instant(row, "started_at"),
                Query.instant(row, "finished_at"),
                null,
                millis == null ? null : (Long) (long) (millis / MILLIS),
                row.getString("web_url"));
    }
}
