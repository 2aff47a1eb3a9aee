package dev.cidashboard.web.repository;

import dev.cidashboard.api.DayView;
import dev.cidashboard.api.DurationsView;
import dev.cidashboard.api.EstimateView;
import dev.cidashboard.api.OutcomesView;
import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.ProjectTrendView;
import dev.cidashboard.api.RecoveryView;
import dev.cidashboard.api.StatsView;
import dev.cidashboard.api.TypicalDurationView;
import dev.cidashboard.web.chart.Chart;
import dev.cidashboard.web.chart.DayAxis;
import dev.cidashboard.web.chart.DayRow;
import dev.cidashboard.web.chart.DurationsChart;
import dev.cidashboard.web.chart.OutcomesChart;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Due;
import dev.cidashboard.web.ui.Figures;
import dev.cidashboard.web.ui.Links;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Part;
import dev.cidashboard.web.ui.Part.Trouble;
import dev.cidashboard.web.ui.Times;

import java.util.List;
import java.util.Optional;

/**
 * How one project does. Absent values are null.
 *
 * @param problem why nothing is known, a sentence
 * @param off whether that is because there is no database
 * @param asOf when it was true, if nothing newer can be had
 */
record Trend(
        String problem,
        boolean off,
        String asOf,
        String runs,
        String successRate,
        String p50,
        String p95,
        Chart outcomes,
        List<DayRow> outcomeRows,
        Chart durations,
        List<DayRow> durationRows,
        List<Typical> typical,
        List<Running> running,
        List<Broken> broken) {
    private static final int MOST = 20;

    /** @param name null where the platform has one pipeline for all */
    record Typical(String name, String duration, String runs) {}

    /** @param typical null if too few have succeeded @param endsAt null likewise */
    record Running(String key, String label, Long number, String href, String ref, String typical, Due endsAt) {}

    /** @param href of the run that failed first */
    record Broken(String key, String branch, String name, Long number, String href, String actor, Moment since) {}

    static Trend of(Part<ProjectTrendView> part, ProjectId project, Times times) {
        Optional<ProjectTrendView> view = part.content();
        if (view.isEmpty() || view.get().period() == null) {
            return unknown(part);
        }
        ProjectTrendView known = view.get();
        DayAxis axis = DayAxis.of(known.period(), times.zone());
        List<DayView> days = orNone(known.days());
        Optional<OutcomesView> outcomes = Optional.ofNullable(known.stats()).map(StatsView::outcomes);
        Optional<DurationsView> durations = Optional.ofNullable(known.stats()).map(StatsView::durations);
        return new Trend(
                null,
                false,
                part.asOf(),
                outcomes.map(all -> Figures.count(all.runs())).orElse(null),
                outcomes.map(all -> Figures.rate(all.successRate())).orElse(null),
                durations.map(all -> Times.durationOf(all.p50Seconds())).orElse(null),
                durations.map(all -> Times.durationOf(all.p95Seconds())).orElse(null),
                OutcomesChart.of("chart-outcomes", axis, days),
                DayRow.ofOutcomes(axis, days),
                DurationsChart.of("chart-durations", "Duration by day", axis, days),
                DayRow.ofDurations(axis, days),
                orNone(known.typical()).stream().limit(MOST).map(Trend::typical).toList(),
                orNone(known.running()).stream()
                        .filter(estimate -> estimate.pipeline() != null)
                        .limit(MOST)
                        .map(estimate -> running(estimate, project, times))
                        .toList(),
                orNone(known.broken()).stream()
                        .limit(MOST)
                        .map(recovery -> broken(recovery, project, times))
                        .toList());
    }

    private static Trend unknown(Part<ProjectTrendView> part) {
        String problem = part.trouble() == Trouble.MISSING || part.problem() == null
                ? "Nothing is known of its past yet."
                : part.problem();
        return new Trend(
                problem,
                part.trouble() == Trouble.HISTORY_OFF,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Typical typical(TypicalDurationView view) {
        return new Typical(Bounded.name(view.name()), Times.durationOf(view.seconds()), Figures.count(view.runs()));
    }

    private static Running running(EstimateView view, ProjectId project, Times times) {
        PipelineView pipeline = view.pipeline();
        return new Running(
                "running-" + pipeline.id(),
                pipeline.name() == null ? "Pipeline" : Bounded.name(pipeline.name()),
                pipeline.number(),
                pipeline.id() == null ? null : Links.pipeline(project, pipeline.id()),
                Bounded.name(pipeline.ref()),
                Times.durationOf(view.typicalSeconds()),
                times.due(view.expectedAt()));
    }

    private static Broken broken(RecoveryView view, ProjectId project, Times times) {
        PipelineView by = view.brokenBy();
        boolean linked = by != null && by.id() != null;
        return new Broken(
                "broken-" + view.name(),
                view.branch() == null ? "The default branch" : Bounded.name(view.branch()),
                view.name() == null ? "Pipeline" : Bounded.name(view.name()),
                by == null ? null : by.number(),
                linked ? Links.pipeline(project, by.id()) : null,
                by == null ? null : Bounded.name(by.actor()),
                times.moment(view.redAt()));
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }
}
