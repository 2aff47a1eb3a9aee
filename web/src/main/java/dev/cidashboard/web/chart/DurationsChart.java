package dev.cidashboard.web.chart;

import dev.cidashboard.api.DayView;
import dev.cidashboard.api.DurationsView;
import dev.cidashboard.web.ui.Times;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How long something took by day: the middle as a line, what 95 of 100 kept to as dashes above it. */
public final class DurationsChart {
    private static final int TOP = 10;
    private static final int HEIGHT = 150;

    private DurationsChart() {}

    /**
     * @param title what took so long
     * @return null if nothing is known, as templates want it
     */
    public static Chart of(String id, String title, DayAxis axis, List<DayView> views) {
        List<DayView> days = axis.inPlace(views, DurationsChart::isKnown);
        if (days.stream().allMatch(Objects::isNull)) {
            return null;
        }
        return Chart.of(
                id,
                title,
                description(axis, days),
                axis,
                List.of(band(days)),
                IntStream.range(0, axis.days())
                        .mapToObj(place -> words(axis, place, days.get(place)))
                        .toList(),
                List.of(new Chart.Key("p50", "line", "p50"), new Chart.Key("p95", "dashes", "p95")));
    }

    private static boolean isKnown(DayView day) {
        DurationsView durations = day.durations();
        return durations != null
                && Double.isFinite(durations.p50Seconds())
                && Double.isFinite(durations.p95Seconds())
                && durations.p50Seconds() >= 0
                && durations.p95Seconds() >= 0;
    }

    private static Chart.Band band(List<DayView> days) {
        Scale scale = Scale.ofSeconds(days.stream()
                .filter(Objects::nonNull)
                .map(DayView::durations)
                .mapToDouble(durations -> Math.max(durations.p50Seconds(), durations.p95Seconds()))
                .max()
                .orElse(1));
        var p50 = new Line(Arrays.asList(values(days, DurationsView::p50Seconds)), scale, HEIGHT);
        var p95 = new Line(Arrays.asList(values(days, DurationsView::p95Seconds)), scale, HEIGHT);
        return new Chart.Band(
                TOP,
                HEIGHT,
                scale.ticks(TOP, HEIGHT),
                List.of(
                        new Chart.Mark("spread", p50.areaBelow(p95)),
                        new Chart.Mark("p95", p95.path()),
                        new Chart.Mark("p95 dots", p95.dots()),
                        new Chart.Mark("p50", p50.path()),
                        new Chart.Mark("p50 dots", p50.dots())));
    }

    private static Double[] values(List<DayView> days, ToDoubleFunction<DurationsView> value) {
        return days.stream()
                .map(day -> day == null ? null : (Double) value.applyAsDouble(day.durations()))
                .toArray(Double[]::new);
    }

    private static String words(DayAxis axis, int place, DayView day) {
        String date = Times.day(axis.day(place)) + ": ";
        return day == null
                ? date + "nothing known"
                : date + "p50 " + Times.durationOf(day.durations().p50Seconds()) + ", p95 "
                        + Times.durationOf(day.durations().p95Seconds());
    }

    private static String description(DayAxis axis, List<DayView> days) {
        List<DurationsView> known =
                days.stream().filter(Objects::nonNull).map(DayView::durations).toList();
        return axis.words() + ": known of " + known.size() + " of " + axis.days() + " days. p50 was between "
                + range(known, DurationsView::p50Seconds) + ", p95 between " + range(known, DurationsView::p95Seconds)
                + ".";
    }

    private static String range(List<DurationsView> known, ToDoubleFunction<DurationsView> value) {
        var statistics = known.stream().mapToDouble(value).summaryStatistics();
        return Times.durationOf(statistics.getMin()) + " and " + Times.durationOf(statistics.getMax());
    }
}
