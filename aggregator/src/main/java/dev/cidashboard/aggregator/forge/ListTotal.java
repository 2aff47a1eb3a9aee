package dev.cidashboard.aggregator.forge;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many elements a forge has where not all were read: as it says, or as many as its last page is far away. */
final class ListTotal {

    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d{1,6})(?:&|$)");

    private ListTotal() {}

    static int of(Page<? extends List<?>> first, int read, boolean complete) {
        if (complete) {
            return read;
        }
        int said = first.content().total() >= 0 ? first.content().total() : byLastPage(first);
        return Math.max(read, said);
    }

    /** As a header says, or else the body. */
    static int said(HttpHeaders headers, Content<?> content) {
        return headers.firstValue("X-Total")
                .map(String::strip)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(content.total());
    }

    private static int byLastPage(Page<? extends List<?>> first) {
        URI last = first.last();
        Matcher page = PAGE.matcher(last == null || last.getRawQuery() == null ? "" : "?" + last.getRawQuery());
        return page.find()
                ? Integer.parseInt(page.group(1)) * first.content().value().size()
                : 0;
    }
}
