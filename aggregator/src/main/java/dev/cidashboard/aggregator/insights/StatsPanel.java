package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.api.StatsView;

import java.sql.Connection;
import java.sql.SQLException;

/** All of a scope in one row. */
final class StatsPanel implements Panel<StatsView> {

    @Override
    public StatsView read(Connection connection, Scope scope) throws SQLException {
        Query query = Query.of("select " + Outcomes.COUNTS + ", "
                + Outcomes.spread("p.duration_ms::float8", Outcomes.DECIDED) + " from pipeline p where true");
        return scope.narrow(query)
                .first(
                        connection,
                        row -> new StatsView(
                                scope.days(), scope.since(), Outcomes.counts(row), Outcomes.durations(row)))
                .orElseThrow();
    }
}
