package dev.cidashboard.web.ui;

import dev.cidashboard.api.PaginationView;

import java.util.function.IntFunction;

/**
 * Where one is in a list, and the ways on.
 *
 * @param previous null on the first page, next null on the last
 */
public record Paginator(int page, int pages, int total, long from, long to, String previous, String next) {

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
