package dev.cidashboard.web.chart;

import dev.cidashboard.api.DayView;
import dev.cidashboard.api.OutcomesView;
import dev.cidashboard.web.ui.Figures;
import dev.cidashboard.web.ui.Times;

import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * How pipelines ended by day: the share that passed as a line, and below it how many ended how as bars. Two bands and not
 * two scales in one, which nobody reads right.
 */
public final class OutcomesChart {
    private static final int TOP = 10;
    private static final int RATES = 76;
    private static final int BETWEEN = 28;
    private static final int COUNTS = 110;

    private OutcomesChart() {}

    /** @return null if nothing ended, as templates want it */
    public static Chart of(String id, DayAxis axis, List<DayView> views) {
        List<DayView> days = axis.inPlace(
                views, day -> day.outcomes() != null && day.outcomes().runs() > 0);
        if (days.stream().allMatch(Objects::isNull)) {
            return null;
        }
        return Chart.of(
                id,
                "Success rate and outcomes by day",
                description(axis, days),
                axis,
                List.of(rates(days), counts(days)),
                IntStream.range(0, axis.days())
                        .mapToObj(place -> words(axis, place, days.get(place)))
                        .toList(),
                List.of(
                        new Chart.Key("rate", "line", "Success rate"),
                        new Chart.Key("passed", "bar", "Passed"),
                        new Chart.Key("failed", "bar", "Failed"),
                        new Chart.Key("cancelled", "bar", "Cancelled"),
                        new Chart.Key("other", "bar", "Other")));
    }

    private static Chart.Band rates(List<DayView> days) {
        Scale scale = Scale.ofRates();
        var line = new Line(days.stream().map(OutcomesChart::rate).toList(), scale, RATES);
        return new Chart.Band(
                TOP,
                RATES,
                scale.ticks(TOP, RATES),
                List.of(new Chart.Mark("rate", line.path()), new Chart.Mark("rate dots", line.dots())));
    }

    private static Chart.Band counts(List<DayView> days) {
        int top = TOP + RATES + BETWEEN;
        Scale scale = Scale.ofCounts(days.stream()
                .filter(Objects::nonNull)
                .mapToLong(day -> day.outcomes().runs())
                .max()
                .orElse(1));
        var stack = new Stack(scale, COUNTS, days.size());
        return new Chart.Band(
                top,
                COUNTS,
                scale.ticks(top, COUNTS),
                List.of(
                        new Chart.Mark("passed", stack.put(amounts(days, OutcomesView::success))),
                        new Chart.Mark("failed", stack.put(amounts(days, OutcomesView::failed))),
                        new Chart.Mark("cancelled", stack.put(amounts(days, OutcomesView::cancelled))),
                        new Chart.Mark("other", stack.put(amounts(days, OutcomesChart::other)))));
    }

    private static long[] amounts(List<DayView> days, ToLongFunction<OutcomesView> part) {
        return days.stream()
                .mapToLong(day -> day == null ? 0 : Math.max(0, part.applyAsLong(day.outcomes())))
                .toArray();
    }

    /** Skipped, neutral and stale. */
    public static long other(OutcomesView outcomes) {
        return Math.max(0, outcomes.runs() - outcomes.success() - outcomes.failed() - outcomes.cancelled());
    }

    private static Double rate(DayView day) {
        return day == null ? null : day.outcomes().successRate();
    }

    private static String words(DayAxis axis, int place, DayView day) {
        String date = Times.day(axis.day(place)) + ": ";
        if (day == null) {
            return date + "no runs";
        }
        OutcomesView outcomes = day.outcomes();
        String rate = Figures.rate(outcomes.successRate());
        return date + Figures.count(outcomes.runs()) + (outcomes.runs() == 1 ? " run, " : " runs, ")
                + Figures.count(outcomes.failed()) + " failed" + (rate == null ? "" : ", " + rate + " passed");
    }

    private static String description(DayAxis axis, List<DayView> days) {
        List<DayView> known = days.stream().filter(Objects::nonNull).toList();
        long runs = known.stream().mapToLong(day -> day.outcomes().runs()).sum();
        List<Double> rates = known.stream()
                .map(OutcomesChart::rate)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        String sentence = axis.words() + ": " + Figures.count(runs) + " runs on " + known.size() + " of " + axis.days()
                + " days.";
        return rates.isEmpty()
                ? sentence
                : sentence + " The success rate was between " + Figures.rate(rates.getFirst()) + " and "
                        + Figures.rate(rates.getLast()) + ".";
    }
}
