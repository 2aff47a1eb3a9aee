package dev.cidashboard.web.chart;

import dev.cidashboard.api.DayView;
import dev.cidashboard.api.OutcomesView;
import dev.cidashboard.web.ui.Figures;
import dev.cidashboard.web.ui.Times;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** One day of a chart in the table under it, the newest first. Absent values are null. */
public record DayRow(
        String day,
        String runs,
        String passed,
        String failed,
        String cancelled,
        String other,
        String rate,
        String p50,
        String p95) {

    /** The days on which something ended. */
    public static List<DayRow> ofOutcomes(DayAxis axis, List<DayView> views) {
        return rows(axis, views, day -> day.outcomes() != null && day.outcomes().runs() > 0);
    }

    /** The days of which durations are known. */
    public static List<DayRow> ofDurations(DayAxis axis, List<DayView> views) {
        return rows(axis, views, day -> day.durations() != null);
    }

    private static List<DayRow> rows(DayAxis axis, List<DayView> views, Predicate<DayView> counts) {
        return axis.inPlace(views, counts).stream()
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(DayView::day).reversed())
                .map(DayRow::of)
                .toList();
    }

    private static DayRow of(DayView view) {
        OutcomesView outcomes = view.outcomes() == null ? new OutcomesView(0, 0, 0, 0, null) : view.outcomes();
        var durations = view.durations();
        return new DayRow(
                Times.day(view.day()),
                Figures.count(outcomes.runs()),
                Figures.count(outcomes.success()),
                Figures.count(outcomes.failed()),
                Figures.count(outcomes.cancelled()),
                Figures.count(OutcomesChart.other(outcomes)),
                Figures.rate(outcomes.successRate()),
                durations == null ? null : Times.durationOf(durations.p50Seconds()),
                durations == null ? null : Times.durationOf(durations.p95Seconds()));
    }
}
