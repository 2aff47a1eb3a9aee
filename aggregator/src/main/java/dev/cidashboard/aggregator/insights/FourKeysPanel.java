package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.api.DayView;
import dev.cidashboard.api.FourKeysView;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The four keys of delivery, where pipelines of default branches whose name matches a pattern count as deployments. One
 * statement, since finding them is what takes time: a row for each day, one for the lead time, one for the time to restore.
 */
final class FourKeysPanel implements Panel<FourKeysView> {

    private static final double MILLIS = 1000;

    private static final String FIGURES = """
            select 'day' as kind, (at at time zone ?)::date as day, count(*) as runs,
                count(*) filter (where passed) as passed, count(*) filter (where not passed) as failed, 0 as cancelled,
                null::float8 as seconds
            from ends group by 2
            union all
            select 'lead', null, 0, 0, 0, 0, percentile_cont(0.5) within group (
                order by extract(epoch from at - committed_at)::float8)
            from ends where passed and committed_at <= created_at
            union all
            select 'restore', null, 0, 0, 0, 0, percentile_cont(0.5) within group (order by seconds)
            from reds where green_at is not null
            order by 1, 2
            """;

    private final String pattern;

    /** @param pattern as people wrote it, a regular expression that Java and PostgreSQL understand alike */
    FourKeysPanel(String pattern) {
        this.pattern = pattern;
    }

    private record Figure(String kind, DayView day, Double seconds) {

        static Figure of(ResultSet row) throws SQLException {
            LocalDate day = row.getObject("day", LocalDate.class);
            return new Figure(
                    row.getString("kind"),
                    day == null ? null : new DayView(day, Outcomes.counts(row), null),
                    Query.number(row, "seconds"));
        }
    }

    @Override
    public FourKeysView read(Connection connection, Scope scope) throws SQLException {
        List<Figure> figures = RedTimes.with(scope, Query.of("and p.name ~* ? collate \"C\"", pattern))
                .add(FIGURES, scope.zone().getId())
                .list(connection, Figure::of);
        List<DayView> days =
                figures.stream().map(Figure::day).filter(Objects::nonNull).toList();
        long passed = days.stream().mapToLong(day -> day.outcomes().success()).sum();
        long failed = days.stream().mapToLong(day -> day.outcomes().failed()).sum();
        return new FourKeysView(
                scope.period(),
                "pipelines",
                pattern,
                passed,
                passed == 0 ? null : (Double) ((double) passed / scope.days()),
                seconds("lead", figures),
                Outcomes.rate(failed, passed + failed),
                seconds("restore", figures),
                days);
    }

    private static Double seconds(String kind, List<Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.kind().equals(kind) && figure.seconds() != null)
                .map(figure -> Math.round(figure.seconds() * MILLIS) / MILLIS)
                .findFirst()
                .orElse(null);
    }
}
