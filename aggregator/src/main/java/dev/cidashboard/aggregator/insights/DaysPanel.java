package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.api.DayView;
import dev.cidashboard.api.DaysView;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How many ended how and what they took, or how long they waited, by the day in the pages' time zone. */
final class DaysPanel implements Panel<DaysView> {

    /** Of what passed or failed: a cancelled one tells nothing about how long it takes. */
    static final DaysPanel OF_DURATIONS = new DaysPanel("p.duration_ms::float8", Outcomes.DECIDED);

    /** Only first attempts: a platform that re-runs a pipeline keeps the time of its first creation. */
    static final DaysPanel OF_QUEUES = new DaysPanel(
            "date_part('epoch', p.started_at - p.created_at) * 1000", "p.attempt = 1 and p.started_at >= p.created_at");

    private final String column;
    private final String meant;

    private DaysPanel(String column, String meant) {
        this.column = column;
        this.meant = meant;
    }

    @Override
    public DaysView read(Connection connection, Scope scope) throws SQLException {
        return new DaysView(scope.period(), days(connection, scope));
    }

    List<DayView> days(Connection connection, Scope scope) throws SQLException {
        Query query = Query.of(
                "select width_bucket(p.created_at, (select ?::timestamptz[])) as day, " + Outcomes.COUNTS + ", "
                        + Outcomes.spread(column, meant) + " from pipeline p where true",
                scope.dayStarts());
        return scope.narrow(query)
                .add("group by 1 order by 1")
                .list(
                        connection,
                        row -> new DayView(
                                scope.day(row.getInt("day")), Outcomes.counts(row), Outcomes.durations(row)));
    }
}
