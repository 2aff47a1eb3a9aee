package dev.cidashboard.aggregator.insights;

import dev.cidashboard.aggregator.database.Query;
import dev.cidashboard.api.EstimateView;
import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.ProjectTrendView;
import dev.cidashboard.api.RecoveryView;
import dev.cidashboard.api.TypicalDurationView;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How one project does; what runs now is told by the state, which knows it sooner. */
final class TrendPanel {

    private static final double MILLIS = 1000;

    /** @param running what the state knows to run */
    ProjectTrendView read(Connection connection, Scope scope, Scope whole, List<PipelineView> running)
            throws SQLException {
        List<TypicalDurationView> typical = TypicalDurations.of(connection, whole);
        return new ProjectTrendView(
                scope.period(),
                new StatsPanel().read(connection, scope),
                DaysPanel.OF_DURATIONS.days(connection, scope),
                typical,
                running.stream().map(pipeline -> estimate(pipeline, typical)).toList(),
                broken(connection, whole));
    }

    /** Of how long its default branch is red everything that is kept is asked: it may be longer than the period. */
    private static List<RecoveryView> broken(Connection connection, Scope whole) throws SQLException {
        return RedTimes.with(whole, new Query())
                .add("select " + RedTimes.COLUMNS + " from reds r " + RedTimes.JOINS)
                .add("where r.green_at is null order by r.at, p.name")
                .list(connection, RedTimes::view);
    }

    static EstimateView estimate(PipelineView pipeline, List<TypicalDurationView> typical) {
        Optional<Double> seconds = typical.stream()
                .filter(known -> Objects.equals(known.name(), pipeline.name()))
                .map(TypicalDurationView::seconds)
                .findFirst();
        Instant expected = pipeline.startedAt() == null
                ? null
                : seconds.map(known -> pipeline.startedAt().plus(Duration.ofMillis((long) (known * MILLIS))))
                        .orElse(null);
        return new EstimateView(pipeline, seconds.orElse(null), expected);
    }
}
