package dev.cidashboard.web.insights;

import dev.cidashboard.api.OutcomesView;
import dev.cidashboard.api.PlatformTotalsView;
import dev.cidashboard.api.TotalsView;
import dev.cidashboard.web.ui.Figures;
import dev.cidashboard.web.ui.Part;

import java.util.ArrayList;
import java.util.List;

/** How many pipelines ended how on each platform, and on all together. */
record TotalsPanel(PanelHead head, List<Row> rows) {

    /** @param href this page for that platform alone; null of the sum @param projects null of the sum: some may be on two */
    record Row(
            String platform,
            String href,
            String projects,
            String runs,
            String passed,
            String failed,
            String cancelled,
            String rate) {}

    static TotalsPanel of(Part<TotalsView> part, InsightsUrl url) {
        return new TotalsPanel(
                PanelHead.of(Definition.TOTALS, part),
                part.content().map(view -> rows(view, url)).orElse(List.of()));
    }

    private static List<Row> rows(TotalsView view, InsightsUrl url) {
        List<Row> rows = new ArrayList<>();
        for (PlatformTotalsView platform : Ranking.orNone(view.platforms())) {
            if (platform.outcomes() != null) {
                rows.add(row(platform, url));
            }
        }
        if (view.all() != null && view.all().runs() > 0 && rows.size() != 1) {
            rows.add(row("All platforms", null, null, view.all()));
        }
        return rows;
    }

    private static Row row(PlatformTotalsView view, InsightsUrl url) {
        return view.platform() == null
                ? row("Another platform", null, Figures.count(view.projects()), view.outcomes())
                : row(
                        view.platform().title(),
                        url.withPlatform(view.platform().word()).href(),
                        Figures.count(view.projects()),
                        view.outcomes());
    }

    private static Row row(String platform, String href, String projects, OutcomesView outcomes) {
        return new Row(
                platform,
                href,
                projects,
                Figures.count(outcomes.runs()),
                Figures.count(outcomes.success()),
                Figures.count(outcomes.failed()),
                Figures.count(outcomes.cancelled()),
                Figures.rate(outcomes.successRate()));
    }
}
