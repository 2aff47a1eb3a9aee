package dev.cidashboard.simulator.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The order of a list, which its cursors speak of: they hold the values of the last item seen and not its place, so that a page
 * goes on where the one before ended, even if that item is gone by now.
 *
 * @param key what the list is sorted by, as the cursor names it; {@code id} for the id alone
 * @param value of an item, in a form that sorts as text
 * @param id decides between items of equal value, in the same direction
 */
record GitLabOrder<T>(String key, Function<T, String> value, ToLongFunction<T> id, boolean ascending) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A place between two items. */
    record Cursor(String value, long id) {}

    static <T> GitLabOrder<T> byId(ToLongFunction<T> id, boolean ascending) {
        return new GitLabOrder<>("id", item -> "", id, ascending);
    }

    Comparator<T> comparator() {
        Comparator<T> order = Comparator.comparing(value).thenComparingLong(id);
        return ascending ? order : order.reversed();
    }

    String cursor(T item) {
        var json = JSON.createObjectNode();
        if (!key.equals("id")) {
            json.put(key, value.apply(item));
        }
        json.put("id", String.valueOf(id.applyAsLong(item)));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws GitLabRefusal for a cursor of another list, another order or nobody's making */
    Cursor parse(String cursor) {
        try {
            JsonNode json = JSON.readTree(Base64.getUrlDecoder().decode(cursor));
            String at = key.equals("id") ? "" : json.path(key).textValue();
            if (at != null && json.path("id").isTextual()) {
                return new Cursor(at, Long.parseLong(json.path("id").textValue()));
            }
        } catch (IOException | IllegalArgumentException foreign) {
            // falls through to the one answer for all of them
        }
        throw new GitLabRefusal("Please provide a valid cursor");
    }

    /** Negative for an item before the place, positive for one after it, 0 for the item that the cursor was made of. */
    int compare(T item, Cursor place) {
        int order = value.apply(item).compareTo(place.value());
        if (order == 0) {
            order = Long.compare(id.applyAsLong(item), place.id());
        }
        return ascending ? order : -order;
    }
}
