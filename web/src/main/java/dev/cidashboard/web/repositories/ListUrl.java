package dev.cidashboard.web.repositories;

import dev.cidashboard.api.Paging;
import dev.cidashboard.api.ProjectSort;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.web.ui.Links;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The address of a list: all that was chosen, nothing that is so anyway. Changing a criterion goes back to page 1. */
record ListUrl(String q, String platform, String instance, String status, String sort, int page, int limit) {

    static ListUrl of(ProjectsQuery query) {
        return new ListUrl(
                text(query.q()),
                text(query.platform()),
                text(query.instance()),
                text(query.status()),
                query.sort().equals(ProjectSort.DEFAULT) ? "" : query.sort().toString(),
                query.paging().page(),
                query.paging().limit());
    }

    ListUrl withPlatform(String other) {
        return new ListUrl(q, other, instance, status, sort, 1, limit);
    }

    ListUrl withStatus(String other) {
        return new ListUrl(q, platform, instance, other, sort, 1, limit);
    }

    ListUrl withSort(String other) {
        return new ListUrl(q, platform, instance, status, other, 1, limit);
    }

    ListUrl withPage(int other) {
        return new ListUrl(q, platform, instance, status, sort, other, limit);
    }

    public boolean isFiltered() {
        return !(q.isEmpty() && platform.isEmpty() && instance.isEmpty() && status.isEmpty());
    }

    String href() {
        List<String> parts = new ArrayList<>();
        add(parts, "q", q);
        add(parts, "platform", platform);
        add(parts, "instance", instance);
        add(parts, "status", status);
        add(parts, "sort", sort);
        add(parts, "page", page == 1 ? "" : String.valueOf(page));
        add(parts, "limit", limit == Paging.DEFAULT_LIMIT ? "" : String.valueOf(limit));
        return parts.isEmpty() ? "/" : "/?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + Links.encoded(value));
        }
    }

    private static String text(Object value) {
        return Objects.toString(value, "");
    }
}
