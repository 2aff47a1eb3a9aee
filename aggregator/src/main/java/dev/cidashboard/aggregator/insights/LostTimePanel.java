package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.aggregator.history.ProjectRows;
import dev.cidashboard.api.LostTimeView;
import dev.cidashboard.api.LostTimesView;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How long pipelines ran that failed, earlier attempts included. */
final class LostTimePanel implements Panel<LostTimesView> {

    private static final int MOST = 20;
    private static final double MILLIS = 1000;

    private record Lost(LostTimeView view, long allFailed, double allSeconds) {}

    @Override
    public LostTimesView read(Connection connection, Scope scope) throws SQLException {
        Query query = Query.of("with lost as (select p.project_id, count(*) as failed, sum(p.duration_ms) as millis"
                + " from pipeline p where " + Outcomes.FAILED);
        scope.narrow(query).add("group by p.project_id union all");
        // An earlier attempt has no branch of its own.
        query.add("select p.project_id, count(*), sum(p.duration_ms) from pipeline_attempt p where " + Outcomes.FAILED);
        scope.narrow(query, "p");
        query.addIf(
                        scope.branch(),
                        "and exists (select from pipeline q where q.project_id = p.project_id and q.native_id ="
                                + " p.native_id and q.created_at = p.created_at and q.ref = ?)")
                .add("group by p.project_id), summed as (")
                .add("select project_id, sum(failed) as failed, coalesce(sum(millis), 0) as millis from lost group by"
                        + " project_id)")
                .add("select s.failed, s.millis, sum(s.failed) over () as all_failed, sum(s.millis) over () as"
                        + " all_millis, " + ProjectRows.COLUMNS)
                .add("from summed s join project j on j.id = s.project_id order by s.millis desc, s.project_id limit "
                        + MOST);
        List<Lost> lost = query.list(
                connection,
                row -> new Lost(
                        new LostTimeView(
                                ProjectRows.reference(row), row.getLong("failed"), row.getDouble("millis") / MILLIS),
                        row.getLong("all_failed"),
                        row.getDouble("all_millis") / MILLIS));
        return new LostTimesView(
                scope.period(),
                lost.stream().mapToLong(Lost::allFailed).findFirst().orElse(0),
                lost.stream().mapToDouble(Lost::allSeconds).findFirst().orElse(0),
                lost.stream().map(Lost::view).toList());
    }
}
