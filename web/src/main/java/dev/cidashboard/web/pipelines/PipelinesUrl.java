package dev.cidashboard.web.pipelines;

import dev.cidashboard.api.Paging;
import dev.cidashboard.api.PipelinesQuery;
import dev.cidashboard.web.ui.Links;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The address of a list of pipelines: all that was chosen, nothing that is so anyway. */
record PipelinesUrl(String branch, String platform, String instance, String status, int limit) {

    static PipelinesUrl of(PipelinesQuery query) {
        return new PipelinesUrl(
                text(query.branch()),
                text(query.platform()),
                text(query.instance()),
                text(query.status()),
                query.paging().limit());
    }

    public boolean isFiltered() {
        return !(branch.isEmpty() && platform.isEmpty() && instance.isEmpty() && status.isEmpty());
    }

    String href(int page) {
        List<String> parts = new ArrayList<>();
        add(parts, "branch", branch);
        add(parts, "platform", platform);
        add(parts, "instance", instance);
        add(parts, "status", status);
        add(parts, "page", page == 1 ? "" : String.valueOf(page));
        add(parts, "limit", limit == Paging.DEFAULT_LIMIT ? "" : String.valueOf(limit));
        return parts.isEmpty() ? "/pipelines" : "/pipelines?" + String.join("&", parts);
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
