package dev.cidashboard.web.insights;

import dev.cidashboard.api.DurationsView;
import dev.cidashboard.api.OutcomesView;
import dev.cidashboard.api.WorkflowStatsView;
import dev.cidashboard.api.WorkflowsView;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Figures;
import dev.cidashboard.web.ui.Part;
import dev.cidashboard.web.ui.Times;

import java.util.List;

/** Repositories or their pipelines, the first most. */
record Ranking(PanelHead head, List<Row> rows) {
    /** Who wants more of them has the JSON. */
    static final int MOST_ROWS = 10;

    /** @param name of the pipeline; null where all of the repository are meant. Absent figures are null */
    record Row(
            ProjectLink project,
            String name,
            String runs,
            String failed,
            String successRate,
            String failureRate,
            String p50,
            String p95) {}

    static Ranking of(Definition what, Part<WorkflowsView> part, InsightsUrl url) {
        return new Ranking(
                PanelHead.of(what, part),
                part.content()
                        .map(view -> orNone(view.workflows()).stream()
                                .filter(row -> row.outcomes() != null)
                                .limit(MOST_ROWS)
                                .map(row -> row(row, url))
                                .toList())
                        .orElse(List.of()));
    }

    private static Row row(WorkflowStatsView view, InsightsUrl url) {
        OutcomesView outcomes = view.outcomes();
        DurationsView durations = view.durations();
        return new Row(
                ProjectLink.of(view.repository(), url),
                Bounded.name(view.name()),
                Figures.count(outcomes.runs()),
                Figures.count(outcomes.failed()),
                Figures.rate(outcomes.successRate()),
                outcomes.successRate() == null ? null : Figures.rate(1 - outcomes.successRate()),
                durations == null ? null : Times.durationOf(durations.p50Seconds()),
                durations == null ? null : Times.durationOf(durations.p95Seconds()));
    }

    static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }
}
