package dev.cidashboard.web.insights;

import dev.cidashboard.api.FlakyPipelinesView;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Figures;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Part;
import dev.cidashboard.web.ui.Times;

import java.util.List;

/** Pipelines that cannot be trusted. @param more how many are not shown */
record FlakyPanel(PanelHead head, List<Row> rows, int more) {
    private static final int MOST_ROWS = 10;
    private static final int SHORT_SHA = 8;

    record Row(ProjectLink project, String name, String sha, String commits, Moment lastAt, int passesSince) {}

    static FlakyPanel of(Part<FlakyPipelinesView> part, InsightsUrl url, Times times) {
        var views = part.content().map(view -> Ranking.orNone(view.pipelines())).orElse(List.of());
        return new FlakyPanel(
                PanelHead.of(Definition.FLAKY, part),
                views.stream()
                        .limit(MOST_ROWS)
                        .map(view -> new Row(
                                ProjectLink.of(view.repository(), url),
                                Bounded.name(view.name()),
                                shortened(view.sha()),
                                Figures.count(view.commits()),
                                times.moment(view.lastAt()),
                                view.passesSince()))
                        .toList(),
                Math.max(0, views.size() - MOST_ROWS));
    }

    private static String shortened(String sha) {
        return sha == null || sha.length() <= SHORT_SHA ? sha : sha.substring(0, SHORT_SHA);
    }
}
