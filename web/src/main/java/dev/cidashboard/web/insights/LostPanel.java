package dev.cidashboard.web.insights;

import dev.cidashboard.api.LostTimeView;
import dev.cidashboard.api.LostTimesView;
import dev.cidashboard.web.ui.Figures;
import dev.cidashboard.web.ui.Part;
import dev.cidashboard.web.ui.Times;

import java.util.List;

/** What failures cost. @param total null if nothing is known */
record LostPanel(PanelHead head, String total, String failed, List<Row> rows) {

    record Row(ProjectLink project, String failed, String duration) {}

    static LostPanel of(Part<LostTimesView> part, InsightsUrl url) {
        PanelHead head = PanelHead.of(Definition.LOST, part);
        return part.content()
                .map(view -> new LostPanel(
                        head,
                        Times.durationOf(view.seconds()),
                        Figures.count(view.failed()),
                        Ranking.orNone(view.projects()).stream()
                                .limit(Ranking.MOST_ROWS)
                                .map(row -> row(row, url))
                                .toList()))
                .orElseGet(() -> new LostPanel(head, null, null, List.of()));
    }

    private static Row row(LostTimeView view, InsightsUrl url) {
        return new Row(
                ProjectLink.of(view.repository(), url), Figures.count(view.failed()), Times.durationOf(view.seconds()));
    }
}
