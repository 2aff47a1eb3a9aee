package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Query;

import java.util.ArrayList;
import java.util.List;

/** One page of a list, and the Link header that leads to the others: by the repository's number, not its name, as GitHub does. */
record GitHubPage<T>(List<T> items, int total, String link) {

    private static final int DEFAULT_SIZE = 30;
    private static final int LARGEST = 100;

    /**
     * @param location where the following pages are, without query
     */
    static <T> GitHubPage<T> of(Ask ask, List<T> all, String location) {
        int size = ask.query().number("per_page", DEFAULT_SIZE, LARGEST);
        int page = ask.query().number("page", 1, Integer.MAX_VALUE);
        int pages = Math.max(1, (all.size() + size - 1) / size);
        long from = Math.min((long) (page - 1) * size, all.size());
        List<T> items = all.subList((int) from, (int) Math.min(from + size, all.size()));
        return new GitHubPage<>(items, all.size(), link(ask.query(), page, pages, location));
    }

    private static String link(Query query, int page, int pages, String location) {
        List<String> links = new ArrayList<>();
        if (page > 1) {
            links.add(link(query, Math.min(page - 1, pages), location, "prev"));
        }
        if (page < pages) {
            links.add(link(query, page + 1, location, "next"));
            links.add(link(query, pages, location, "last"));
        }
        if (page > 1) {
            links.add(link(query, 1, location, "first"));
        }
        return String.join(", ", links);
    }

    private static String link(Query query, int page, String location, String relation) {
        return "<" + location + "?" + query.with("page", page) + ">; rel=\"" + relation + "\"";
    }
}
