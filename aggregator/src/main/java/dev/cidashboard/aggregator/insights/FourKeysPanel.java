package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.api.DayView;
import dev.cidashboard.api.FourKeysView;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * The four keys of delivery: of projects whose platform tells of deployments to an environment that counts by these, of all
 * others by the pipelines of default branches whose name matches a pattern. One statement, since finding them is what takes
 * time: a row for each day, one for the lead time, one for the time to restore, one for how many projects tell of deployments.
 */
final class FourKeysPanel implements Panel<FourKeysView> {

    private static final double MILLIS = 1000;

    /** Of environments there are few, of deployments many: the names are compared here and nowhere else. */
    private static final String TOLD = """
            with told as materialized (
                select e.project_id, e.name from environment e where e.name ~* any (?) and e.latest_at >= ?
            """;

    /**
     * A deployment is for its environment what a run is for its workflow. One that GitHub only says to be replaced has no
     * known end: its beginning is nearer to it than when that was said.
     */
    private static final String DEPLOYMENTS = """
            ) r union all
            select p.project_id, p.environment, p.native_id, p.created_at, p.committed_at,
                coalesce(p.finished_at, p.created_at), p.outcome = 'P', true
            from deployment p join told t on t.project_id = p.project_id and t.name = p.environment
            where\s""" + Outcomes.DECIDED;

    private static final String FIGURES = """
            select 'day' as kind, width_bucket(at, (select ?::timestamptz[])) as day, count(*) as runs,
                count(*) filter (where passed) as passed, count(*) filter (where not passed) as failed, 0 as cancelled,
                count(*) filter (where told) as told, count(*) filter (where told and passed) as told_passed,
                null::float8 as seconds
            from ends group by 2
            union all
            select 'lead', null, 0, 0, 0, 0, 0, 0, percentile_cont(0.5) within group (
                order by extract(epoch from at - committed_at)::float8)
            from ends where passed and committed_at <= created_at
            union all
            select 'restore', null, 0, 0, 0, 0, 0, 0, percentile_cont(0.5) within group (order by seconds)
            from reds where green_at is not null
            union all
            select 'known', null, 0, 0, 0, 0, count(*), 0, null from told
            order by 1, 2
            """;

    private final String pattern;
    private final List<String> environments;
    private final Duration retention;

    /**
     * @param pattern as people wrote it, a regular expression that Java and PostgreSQL understand alike
     * @param environments such patterns, too
     * @param retention how long anything is kept: so long a project that told of a deployment is one that does
     */
    FourKeysPanel(String pattern, List<String> environments, Duration retention) {
        this.pattern = pattern;
        this.environments = List.copyOf(environments);
        this.retention = retention;
    }

    private record Figure(String kind, DayView day, long told, long toldPassed, Double seconds) {

        static Figure of(ResultSet row, Scope scope) throws SQLException {
            String kind = row.getString("kind");
            return new Figure(
                    kind,
                    kind.equals("day") ? new DayView(scope.day(row.getInt("day")), Outcomes.counts(row), null) : null,
                    row.getLong("told"),
                    row.getLong("told_passed"),
                    Query.number(row, "seconds"));
        }
    }

    @Override
    public FourKeysView read(Connection connection, Scope scope) throws SQLException {
        List<Figure> figures = query(scope).list(connection, row -> Figure.of(row, scope));
        List<DayView> days =
                figures.stream().map(Figure::day).filter(Objects::nonNull).toList();
        long passed = days.stream().mapToLong(day -> day.outcomes().success()).sum();
        long failed = days.stream().mapToLong(day -> day.outcomes().failed()).sum();
        long toldPassed = sum(figures, "day", Figure::toldPassed);
        String definition =
                definition(sum(figures, "day", Figure::told), passed + failed, sum(figures, "known", Figure::told) > 0);
        return new FourKeysView(
                scope.period(),
                definition,
                definition.equals("deployments") ? null : pattern,
                definition.equals("pipelines") ? null : environments,
                passed,
                toldPassed,
                passed - toldPassed,
                passed == 0 ? null : (Double) ((double) passed / scope.days()),
                seconds("lead", figures),
                Outcomes.rate(failed, passed + failed),
                seconds("restore", figures),
                days);
    }

    private Query query(Scope scope) {
        Query untold = Query.of(
                "and p.name ~* ? collate \"C\" and p.project_id not in (select project_id from told)", pattern);
        Query told = Query.of(
                TOLD, environments.toArray(String[]::new), scope.until().minus(retention));
        Query ends = scope.ofProjects(told, "e")
                .add("), ends as (select r.*, false as told from (")
                .add(RedTimes.ends(scope, untold))
                .add(DEPLOYMENTS);
        return RedTimes.reds(scope.narrow(ends), scope).add(FIGURES, scope.dayStarts());
    }

    /** Where nothing ended, what would have been counted. */
    private static String definition(long told, long all, boolean known) {
        if (all == 0) {
            return known ? "deployments" : "pipelines";
        }
        if (told == 0) {
            return "pipelines";
        }
        return told == all ? "deployments" : "mixed";
    }

    private static long sum(List<Figure> figures, String kind, ToLongFunction<Figure> figure) {
        return figures.stream()
                .filter(one -> one.kind().equals(kind))
                .mapToLong(figure)
                .sum();
    }

    private static Double seconds(String kind, List<Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.kind().equals(kind) && figure.seconds() != null)
                .map(figure -> Math.round(figure.seconds() * MILLIS) / MILLIS)
                .findFirst()
                .orElse(null);
    }
}
