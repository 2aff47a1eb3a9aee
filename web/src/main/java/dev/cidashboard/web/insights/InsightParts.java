package dev.cidashboard.web.insights;

import dev.cidashboard.api.DaysView;
import dev.cidashboard.api.FlakyPipelinesView;
import dev.cidashboard.api.FourKeysView;
import dev.cidashboard.api.InsightsQuery;
import dev.cidashboard.api.LostTimesView;
import dev.cidashboard.api.RecoveriesView;
import dev.cidashboard.api.TotalsView;
import dev.cidashboard.api.WorkflowsView;
import dev.cidashboard.web.aggregator.InsightKind;
import dev.cidashboard.web.aggregator.Question;
import dev.cidashboard.web.ui.Part;
import dev.cidashboard.web.ui.Parts;

import java.util.List;

/** The answers that the page is made of, each asked for by itself. */
record InsightParts(
        Part<FourKeysView> fourKeys,
        Part<TotalsView> totals,
        Part<DaysView> days,
        Part<DaysView> queue,
        Part<RecoveriesView> recovery,
        Part<FlakyPipelinesView> flaky,
        Part<WorkflowsView> failing,
        Part<WorkflowsView> slowest,
        Part<WorkflowsView> active,
        Part<LostTimesView> lost) {

    /** All are asked before the first is waited for. */
    static InsightParts ask(Parts parts, InsightsQuery query) {
        var fourKeys = parts.ask(question(InsightKind.FOUR_KEYS, query), FourKeysView.class);
        var totals = parts.ask(question(InsightKind.TOTALS, query), TotalsView.class);
        var days = parts.ask(question(InsightKind.DAYS, query), DaysView.class);
        var queue = parts.ask(question(InsightKind.QUEUE, query), DaysView.class);
        var recovery = parts.ask(question(InsightKind.RECOVERY, query), RecoveriesView.class);
        var flaky = parts.ask(question(InsightKind.FLAKY, query), FlakyPipelinesView.class);
        var failing = parts.ask(question(InsightKind.FAILING, query), WorkflowsView.class);
        var slowest = parts.ask(question(InsightKind.SLOWEST, query), WorkflowsView.class);
        var active = parts.ask(question(InsightKind.ACTIVE, query), WorkflowsView.class);
        var lost = parts.ask(question(InsightKind.LOST, query), LostTimesView.class);
        return new InsightParts(
                fourKeys.get(),
                totals.get(),
                days.get(),
                queue.get(),
                recovery.get(),
                flaky.get(),
                failing.get(),
                slowest.get(),
                active.get(),
                lost.get());
    }

    List<Part<?>> all() {
        return List.of(fourKeys, totals, days, queue, recovery, flaky, failing, slowest, active, lost);
    }

    private static Question.Insight question(InsightKind kind, InsightsQuery query) {
        return new Question.Insight(kind, query);
    }
}
