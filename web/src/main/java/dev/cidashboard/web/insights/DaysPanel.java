package dev.cidashboard.web.insights;

import dev.cidashboard.api.DayView;
import dev.cidashboard.api.DaysView;
import dev.cidashboard.web.chart.Chart;
import dev.cidashboard.web.chart.DayAxis;
import dev.cidashboard.web.chart.DayRow;
import dev.cidashboard.web.chart.DurationsChart;
import dev.cidashboard.web.chart.OutcomesChart;
import dev.cidashboard.web.ui.Part;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Something by day. @param chart null if no day has a value */
record DaysPanel(PanelHead head, Chart chart, List<DayRow> rows) {

    static DaysPanel ofOutcomes(Part<DaysView> part, ZoneId zone) {
        return of(
                Definition.DAYS,
                part,
                zone,
                (axis, days) -> OutcomesChart.of("chart-days", axis, days),
                DayRow::ofOutcomes);
    }

    static DaysPanel ofDurations(Part<DaysView> part, ZoneId zone) {
        return ofSeconds(Definition.DURATIONS, part, zone);
    }

    static DaysPanel ofQueueTimes(Part<DaysView> part, ZoneId zone) {
        return ofSeconds(Definition.QUEUE, part, zone);
    }

    private static DaysPanel ofSeconds(Definition what, Part<DaysView> part, ZoneId zone) {
        return of(
                what,
                part,
                zone,
                (axis, days) -> DurationsChart.of("chart-" + what.id(), what.title(), axis, days),
                DayRow::ofDurations);
    }

    private static DaysPanel of(
            Definition what,
            Part<DaysView> part,
            ZoneId zone,
            BiFunction<DayAxis, List<DayView>, Chart> chart,
            BiFunction<DayAxis, List<DayView>, List<DayRow>> rows) {
        PanelHead head = PanelHead.of(what, part);
        Optional<DaysView> dated = part.content().filter(view -> view.period() != null);
        if (dated.isEmpty()) {
            return new DaysPanel(head, null, List.of());
        }
        DayAxis axis = DayAxis.of(dated.get().period(), zone);
        List<DayView> days = dated.get().days();
        return new DaysPanel(head, chart.apply(axis, days), rows.apply(axis, days));
    }
}
