package dev.cidashboard.api;

/** Where a page stands in its list; page counts from 1. */
public record PaginationView(int page, int limit, int total, int totalPages, boolean hasNext) {

    public static PaginationView of(Paging paging, int total) {
        int totalPages = (total + paging.limit() - 1) / paging.limit();
        return new PaginationView(paging.page(), paging.limit(), total, totalPages, paging.page() < totalPages);
    }
}
