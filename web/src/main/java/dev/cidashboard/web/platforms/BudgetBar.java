package dev.cidashboard.web.platforms;

import dev.cidashboard.api.BudgetView;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Due;
import dev.cidashboard.web.ui.Figures;
import dev.cidashboard.web.ui.Times;

/**
 * How much of a limit is used, will be used and is kept. Figures are written as people read them.
 *
 * @param background what background work may use: the limit without the reserve
 * @param forecast what will be used at the reset; null if that is no more than what is used already
 * @param runsOver whether the forecast is more than background work may use
 * @param drawing null of a limit that is not known
 * @param blockedUntil null if nothing is blocked
 */
record BudgetBar(
        String resource,
        String limit,
        String used,
        String remaining,
        String reserve,
        String background,
        String forecast,
        boolean runsOver,
        Drawing drawing,
        Due resetAt,
        Due blockedUntil) {

    /**
     * The same as a bar that is 1,000 wide.
     *
     * @param max the limit
     * @param now what is used, never more than that
     */
    record Drawing(long max, long now, long used, long forecast, long reserveFrom) {

        private static final long WIDTH = 1_000;

        static Drawing of(BudgetView view) {
            long max = view.limit();
            return max <= 0
                    ? null
                    : new Drawing(
                            max,
                            within(view.used(), max),
                            width(view.used(), max),
                            width(Math.max(view.used(), view.forecast()), max),
                            width(max - view.reserve(), max));
        }

        /** How much longer the bar will be. */
        public long growth() {
            return forecast - used;
        }

        public long reserve() {
            return WIDTH - reserveFrom;
        }

        private static long width(long amount, long max) {
            return Math.round((double) within(amount, max) / max * WIDTH);
        }

        private static long within(long amount, long max) {
            return Math.clamp(amount, 0, max);
        }
    }

    static BudgetBar of(BudgetView view, Times times) {
        long background = Math.max(0, view.limit() - view.reserve());
        return new BudgetBar(
                Bounded.name(view.resource()),
                Figures.count(view.limit()),
                Figures.count(view.used()),
                Figures.count(view.remaining()),
                Figures.count(view.reserve()),
                Figures.count(background),
                view.forecast() > view.used() ? Figures.count(view.forecast()) : null,
                view.limit() > 0 && view.forecast() > background,
                Drawing.of(view),
                times.due(view.resetAt()),
                times.due(view.blockedUntil()));
    }
}
