package dev.cidashboard.web.insights;

import dev.cidashboard.web.ui.Layout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What the pipelines of all repositories tell.
 *
 * @param period in words; null if none can be shown
 * @param notice null where all is well
 * @param panels null if there is nothing to show but the notice
 */
@CheckedTemplate(basePath = "", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record InsightsPage(Layout layout, InsightsUrl url, InsightsForm form, String period, Notice notice, Panels panels)
        implements TemplateInstance {

    record Panels(
            FourKeysPanel fourKeys,
            TotalsPanel totals,
            DaysPanel days,
            DaysPanel durations,
            DaysPanel queue,
            RecoveryPanel recovery,
            FlakyPanel flaky,
            Ranking failing,
            Ranking slowest,
            Ranking active,
            LostPanel lost) {}
}
