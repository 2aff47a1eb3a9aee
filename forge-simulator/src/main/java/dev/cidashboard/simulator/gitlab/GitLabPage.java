package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** One page of a list with the headers that lead on: by offset, or by key where the client asks for it. */
record GitLabPage<T>(List<T> items, Map<String, String> headers) {

    private static final int DEFAULT_SIZE = 20;
    private static final int LARGEST = 100;
    /** Above this GitLab does not count. */
    private static final int MOST_COUNTED = 10_000;

    static <T> GitLabPage<T> byOffset(Ask ask, List<T> all, String location) {
        int size = ask.query().number("per_page", DEFAULT_SIZE, LARGEST);
        int page = ask.query().number("page", 1, Integer.MAX_VALUE);
        int pages = Math.max(1, (all.size() + size - 1) / size);
        long from = Math.min((long) (page - 1) * size, all.size());
        List<T> items = all.subList((int) from, (int) Math.min(from + size, all.size()));
        boolean counted = all.size() <= MOST_COUNTED;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Page", String.valueOf(page));
        headers.put("X-Per-Page", String.valueOf(size));
        headers.put("X-Next-Page", page < pages ? String.valueOf(page + 1) : "");
        headers.put("X-Prev-Page", page > 1 ? String.valueOf(page - 1) : "");
        if (counted) {
            headers.put("X-Total", String.valueOf(all.size()));
            headers.put("X-Total-Pages", String.valueOf(pages));
        }
        headers.put("Link", links(ask.query().with("per_page", size), page, pages, counted, location));
        return new GitLabPage<>(items, headers);
    }

    /**
     * By ascending or descending id.
     *
     * @param sorted all that match, in the order asked for
     */
    static <T> GitLabPage<T> byKey(Ask ask, List<T> sorted, ToLongFunction<T> id, boolean ascending, String location) {
        int size = ask.query().number("per_page", DEFAULT_SIZE, LARGEST);
        String parameter = ascending ? "id_after" : "id_before";
        List<T> after = sorted;
        if (ask.query().get(parameter).isPresent()) {
            long bound = Long.parseLong(ask.query().get(parameter).get());
            after = sorted.stream()
                    .filter(item -> ascending ? id.applyAsLong(item) > bound : id.applyAsLong(item) < bound)
                    .toList();
        }
        List<T> items = after.subList(0, Math.min(size, after.size()));
        Map<String, String> headers = new LinkedHashMap<>();
        // A last page that is full still has a next one, which is empty: GitLab does not look ahead.
        if (items.size() == size) {
            Query next = ask.query().with(parameter, id.applyAsLong(items.get(size - 1)));
            headers.put("Link", link(next, location, "next"));
        }
        return new GitLabPage<>(items, headers);
    }

    private static String links(Query query, int page, int pages, boolean counted, String location) {
        List<String> links = new ArrayList<>();
        if (page > 1) {
            links.add(link(query.with("page", page - 1), location, "prev"));
        }
        if (page < pages) {
            links.add(link(query.with("page", page + 1), location, "next"));
        }
        links.add(link(query.with("page", 1), location, "first"));
        if (counted) {
            links.add(link(query.with("page", pages), location, "last"));
        }
        return String.join(", ", links);
    }

    private static String link(Query query, String location, String relation) {
        return "<" + location + "?" + query + ">; rel=\"" + relation + "\"";
    }
}
