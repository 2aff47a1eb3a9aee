package dev.cidashboard.web.platforms;

import dev.cidashboard.api.HistoryStatusView;
import dev.cidashboard.web.ui.Badge;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Times;

/**
 * Whether what the platforms tell is remembered. Absent values are null.
 *
 * @param pending changes that wait to be written; 0 while nothing lags
 */
record HistoryCard(
        Badge state, String problem, Moment since, Integer retentionDays, int pending, String lag, long failures) {

    /** Null for an aggregator that says nothing of it. */
    static HistoryCard of(HistoryStatusView view, Times times) {
        return view == null
                ? null
                : new HistoryCard(
                        state(view.state() == null ? "" : view.state()),
                        Bounded.sentence(view.message()),
                        times.moment(view.since()),
                        view.retentionDays(),
                        view.pending() == null ? 0 : view.pending(),
                        Times.duration(view.lagSeconds()),
                        view.failures() == null ? 0 : view.failures());
    }

    private static Badge state(String word) {
        return switch (word) {
            case "off" -> new Badge(word, "Off", "calm", "dash");
            case "awaited" -> new Badge(word, "Waiting for the database", "run", "running");
            case "ready" -> new Badge(word, "Working", "good", "check");
            case "away" -> new Badge(word, "Database away", "warn", "warning");
            case "refused" -> new Badge(word, "Refused", "bad", "cross");
            default -> new Badge("unknown", "Unknown", "calm", "question");
        };
    }
}
