package dev.cidashboard.web.insights;

import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.RecoveriesView;
import dev.cidashboard.api.RecoveryView;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Figures;
import dev.cidashboard.web.ui.Links;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Part;
import dev.cidashboard.web.ui.Times;

import java.util.List;

/** How long default branches stayed red. Absent values are null. */
record RecoveryPanel(PanelHead head, String recovered, String stillRed, String p50, String p95, List<Row> rows) {

    /** @param pipelineHref of the run that failed first @param actor whose it was @param red whether it is so still */
    record Row(
            ProjectLink project,
            String branch,
            String name,
            Moment redAt,
            String duration,
            String pipelineHref,
            String actor,
            boolean red) {}

    static RecoveryPanel of(Part<RecoveriesView> part, InsightsUrl url, Times times) {
        PanelHead head = PanelHead.of(Definition.RECOVERY, part);
        return part.content()
                .map(view -> new RecoveryPanel(
                        head,
                        Figures.count(view.recovered()),
                        Figures.count(view.stillRed()),
                        Times.durationOf(view.p50Seconds()),
                        Times.durationOf(view.p95Seconds()),
                        Ranking.orNone(view.longest()).stream()
                                .limit(Ranking.MOST_ROWS)
                                .map(row -> row(row, url, times))
                                .toList()))
                .orElseGet(() -> new RecoveryPanel(head, null, null, null, null, List.of()));
    }

    private static Row row(RecoveryView view, InsightsUrl url, Times times) {
        PipelineView broken = view.brokenBy();
        boolean linked = broken != null
                && broken.id() != null
                && view.repository() != null
                && view.repository().id() != null;
        return new Row(
                ProjectLink.of(view.repository(), url),
                Bounded.name(view.branch()),
                Bounded.name(view.name()),
                times.moment(view.redAt()),
                Times.duration(view.seconds()),
                linked ? Links.pipeline(view.repository().id(), broken.id()) : null,
                broken == null ? null : Bounded.name(broken.actor()),
                view.greenAt() == null);
    }
}
