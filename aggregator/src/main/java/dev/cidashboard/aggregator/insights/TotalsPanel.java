package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.api.OutcomesView;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.PlatformTotalsView;
import dev.cidashboard.api.TotalsView;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToLongFunction;

/** How many pipelines ended how on each platform: first by project, which are far fewer than pipelines, then by platform. */
final class TotalsPanel implements Panel<TotalsView> {

    @Override
    public TotalsView read(Connection connection, Scope scope) throws SQLException {
        Query query =
                Query.of("with by_project as (select p.project_id, " + Outcomes.COUNTS + " from pipeline p where true");
        scope.narrow(query).add("""
                        group by p.project_id)
                        select j.platform, count(*) as projects, sum(runs) as runs, sum(passed) as passed,
                            sum(failed) as failed, sum(cancelled) as cancelled
                        from by_project b join project j on j.id = b.project_id group by j.platform order by j.platform
                        """);
        List<PlatformTotalsView> platforms = query.list(
                connection,
                row -> new PlatformTotalsView(
                        Platform.of(row.getString("platform")).orElseThrow(),
                        row.getLong("projects"),
                        Outcomes.counts(row)));
        return new TotalsView(scope.period(), all(platforms), platforms);
    }

    private static OutcomesView all(List<PlatformTotalsView> platforms) {
        return Outcomes.of(
                sum(platforms, OutcomesView::runs),
                sum(platforms, OutcomesView::success),
                sum(platforms, OutcomesView::failed),
                sum(platforms, OutcomesView::cancelled));
    }

    private static long sum(List<PlatformTotalsView> platforms, ToLongFunction<OutcomesView> figure) {
        return platforms.stream()
                .map(PlatformTotalsView::outcomes)
                .mapToLong(figure)
                .sum();
    }
}
