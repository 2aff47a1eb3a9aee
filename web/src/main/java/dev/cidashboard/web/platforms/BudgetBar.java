package dev.cidashboard.web.platforms;

import dev.cidashboard.api.BudgetView;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Times;

/**
 * How much of a limit is used.
 *
 * @param reserveFrom the use from which background work stops
 * @param blockedUntil null if nothing is blocked
 */
record BudgetBar(
        String resource,
        long limit,
        long used,
        long remaining,
        long reserve,
        long reserveFrom,
        Moment resetAt,
        Moment blockedUntil) {

    static BudgetBar of(BudgetView view, Times times) {
        return new BudgetBar(
                view.resource(),
                view.limit(),
                view.used(),
                view.remaining(),
                view.reserve(),
                Math.max(0, view.limit() - view.reserve()),
                times.moment(view.resetAt()),
                times.moment(view.blockedUntil()));
    }
}
