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
            new RankingPanel("null::text", "p.project_id", "true", "g.runs desc, g.project_id");

    static final RankingPanel SLOWEST = new RankingPanel(
            "p.name",
            "p.project_id, p.name",
            "count(p.duration_ms) filter (where " + Outcomes.DECIDED + ") >= " + LEAST_RUNS,
            "g.spread[2] desc, g.project_id, g.name");

    static final RankingPanel MOST_FAILING = new RankingPanel(
            "p.name",
            "p.project_id, p.name",
            "count(*) filter (where " + Outcomes.DECIDED + ") >= " + LEAST_RUNS + " and count(*) filter (where "
                    + Outcomes.FAILED + ") > 0",
            "g.failed::float8 / (g.passed + g.failed) desc, g.runs desc, g.project_id, g.name");

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
        Query grouped = Query.of("with ranked as (select * from (select p.project_id, " + name + " as name, "
                + Outcomes.COUNTS + ", " + Outcomes.spread("p.duration_ms::float8", Outcomes.DECIDED)
                + " from pipeline p where true");
        List<WorkflowStatsView> workflows = scope.narrow(grouped)
                .add("group by " + groups + " having " + having + ") g order by " + order + " limit " + MOST + ")")
                .add("select g.*, " + ProjectRows.COLUMNS + " from ranked g join project j on j.id = g.project_id")
                .add("order by " + order)
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
