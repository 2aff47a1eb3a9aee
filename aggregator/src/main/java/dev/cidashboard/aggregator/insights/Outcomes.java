package dev.cidashboard.aggregator.insights;

import dev.cidashboard.api.DurationsView;
import dev.cidashboard.api.OutcomesView;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What counts as what, in SQL over {@code pipeline p}. With warnings is passed; failed, timed out and broken by an error are
 * failed; all others say nothing about whether it works.
 */
final class Outcomes {

    static final String PASSED = "p.outcome = 'P'";
    static final String FAILED = "p.outcome = 'F'";
    /** Passed or failed. */
    static final String DECIDED = "p.outcome in ('P', 'F')";
    /** When it ended, as exactly as the platform says. */
    static final String ENDED_AT = "coalesce(p.finished_at, p.updated_at, p.created_at)";

    static final String COUNTS = "count(*) filter (where p.over) as runs, count(*) filter (where " + PASSED
            + ") as passed, count(*) filter (where " + FAILED
            + ") as failed, count(*) filter (where p.outcome = 'C') as cancelled";

    private static final double MILLIS = 1000;
    private static final double RATE_DIGITS = 10_000;

    private Outcomes() {}

    /** How a column of milliseconds is spread, over the rows that are meant: sorted once for all its percentiles. */
    static String spread(String column, String meant) {
        return """
                percentile_cont(array[0, 0.5, 0.95, 1]) within group (order by case when %2$s then %1$s end) as spread,
                avg(%1$s) filter (where %2$s) as mean""".formatted(column, meant);
    }

    static OutcomesView counts(ResultSet row) throws SQLException {
        return of(row.getLong("runs"), row.getLong("passed"), row.getLong("failed"), row.getLong("cancelled"));
    }

    static OutcomesView of(long runs, long passed, long failed, long cancelled) {
        return new OutcomesView(runs, passed, failed, cancelled, rate(passed, passed + failed));
    }

    /** Absent over nothing: none of nothing is neither all nor none. */
    static Double rate(long part, long whole) {
        return whole == 0 ? null : (Double) (Math.round(part * RATE_DIGITS / whole) / RATE_DIGITS);
    }

    /** Null if no duration is known. */
    static DurationsView durations(ResultSet row) throws SQLException {
        Array spread = row.getArray("spread");
        if (spread == null || !(spread.getArray() instanceof Double[] parts) || parts[0] == null) {
            return null;
        }
        return new DurationsView(
                seconds(parts[0]),
                seconds(row.getDouble("mean")),
                seconds(parts[1]),
                seconds(parts[2]),
                seconds(parts[3]));
    }

    /** Exact to the millisecond; null stays null. */
    static Double seconds(Double millis) {
        return millis == null ? null : (Double) (Math.round(millis) / MILLIS);
    }
}
