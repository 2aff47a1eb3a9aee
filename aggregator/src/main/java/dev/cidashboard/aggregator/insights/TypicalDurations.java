package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.api.TypicalDurationView;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What each workflow of a project usually takes: the middle of the last 20 that passed, of those with at least three. */
final class TypicalDurations {

    private static final int MOST = 20;

    private TypicalDurations() {}

    static List<TypicalDurationView> of(Connection connection, Scope scope) throws SQLException {
        Query query =
                Query.of("with latest as (select p.name, p.duration_ms, count(*) over (partition by p.name) as runs,"
                        + " row_number() over (partition by p.name order by p.created_at desc, p.native_id desc) as place"
                        + " from pipeline p where p.duration_ms is not null and " + Outcomes.PASSED);
        return scope.narrow(query)
                .add(") select name, max(runs) as runs,")
                .add("percentile_cont(0.5) within group (order by duration_ms) as p50")
                .add("from latest where place <= 20 group by name having count(*) >= 3")
                .add("order by 2 desc, name limit " + MOST)
                .list(
                        connection,
                        row -> new TypicalDurationView(
                                row.getString("name"), row.getLong("runs"), Outcomes.seconds(row.getDouble("p50"))));
    }
}
