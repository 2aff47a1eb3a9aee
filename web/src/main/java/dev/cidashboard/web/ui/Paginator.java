package dev.cidashboard.web.ui;

import dev.cidashboard.api.PaginationView;
import dev.cidashboard.api.Paging;

import java.util.function.IntFunction;

/**
 * Where one is in a list, and the ways on.
 *
 * @param previous null on the first page, next null on the last
 */
public record Paginator(int page, int pages, int total, long from, long to, String previous, String next) {

    /**
     * More rows than people read at once only make a page slow: whoever wants the whole list has the JSON. So a page has at
     * most as many elements, however many projects there are.
     */
    public static final int MOST_ROWS = 200;

    private static final int LAST_PAGE = 1_000_000;

    /** What of a list a page shows: what was asked for, or from where that begins as much as a page holds. */
    public static Paging bounded(Paging asked) {
        return asked.limit() <= MOST_ROWS
                ? asked
                : new Paging((int) Math.min(asked.offset() / MOST_ROWS + 1, LAST_PAGE), MOST_ROWS);
    }

    /** @param href the address of a page */
    public static Paginator of(PaginationView view, int shown, IntFunction<String> href) {
        long first = (view.page() - 1L) * view.limit();
        int before = Math.min(view.page() - 1, Math.max(view.totalPages(), 1));
        return new Paginator(
                view.page(),
                Math.max(view.totalPages(), 1),
                view.total(),
                shown == 0 ? 0 : first + 1,
                shown == 0 ? 0 : first + shown,
                before < 1 ? null : href.apply(before),
                view.hasNext() ? href.apply(view.page() + 1) : null);
    }
}
