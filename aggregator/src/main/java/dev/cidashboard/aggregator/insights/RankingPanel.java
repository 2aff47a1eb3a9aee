package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.aggregator.history.ProjectRows;
import dev.cidashboard.api.WorkflowStatsView;
import dev.cidashboard.api.WorkflowsView;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Projects, or their pipelines of one name, in an order; those on top. */
final class RankingPanel implements Panel<WorkflowsView> {

    private static final int MOST = 20;
    /** Of fewer runs the middle, or a share, is chance. */
    private static final int LEAST_RUNS = 5;

    static final RankingPanel MOST_ACTIVE =
            new RankingPanel("null::text", "p.project_id", "true", "count(*) filter (where p.over) desc, p.project_id");

    static final RankingPanel SLOWEST = new RankingPanel(
            "p.name",
            "p.project_id, p.name",
            "count(p.duration_ms) filter (where " + Outcomes.DECIDED + ") >= " + LEAST_RUNS,
            "p50 desc nulls last, p.project_id, p.name");

    static final RankingPanel MOST_FAILING = new RankingPanel(
            "p.name",
            "p.project_id, p.name",
            "count(*) filter (where " + Outcomes.DECIDED + ") >= " + LEAST_RUNS + " and count(*) filter (where "
                    + Outcomes.FAILED + ") > 0",
            "count(*) filter (where " + Outcomes.FAILED + ")::float8 / nullif(count(*) filter (where "
                    + Outcomes.DECIDED + "), 0) desc, count(*) desc, p.project_id, p.name");

    private final String name;
    private final String groups;
    private final String having;
    private final String order;

    private RankingPanel(String name, String groups, String having, String order) {
        this.name = name;
        this.groups = groups;
        this.having = having;
        this.order = order;
    }

    @Override
    public WorkflowsView read(Connection connection, Scope scope) throws SQLException {
        Query ranked = Query.of("with ranked as (select p.project_id, " + name + " as name, " + Outcomes.COUNTS + ", "
                + Outcomes.percentiles("p.duration_ms::float8", Outcomes.DECIDED) + ", row_number() over (order by "
                + order.replace(
                        "p50",
                        "percentile_cont(0.5) within group (order by p.duration_ms::float8) filter (where "
                                + Outcomes.DECIDED + ")")
                + ") as place from pipeline p where true");
        List<WorkflowStatsView> workflows = scope.narrow(ranked)
                .add("group by " + groups + " having " + having + ")")
                .add("select r.*, " + ProjectRows.COLUMNS + " from ranked r join project j on j.id = r.project_id")
                .add("where r.place <= " + MOST + " order by r.place")
                .list(
                        connection,
                        row -> new WorkflowStatsView(
                                ProjectRows.reference(row),
                                row.getString("name"),
                                Outcomes.counts(row),
                                Outcomes.durations(row)));
        return new WorkflowsView(scope.period(), workflows);
    }
}
