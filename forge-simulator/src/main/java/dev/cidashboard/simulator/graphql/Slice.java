package dev.cidashboard.simulator.graphql;

import graphql.schema.DataFetchingEnvironment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A page of a list, as a connection shows it. Cursors are opaque to clients and tell the place in the list.
 *
 * @param offset how many items lie before the first one of this page
 */
public record Slice<T>(List<T> items, int total, int offset) {

    private static final String MARK = "cursor:";

    public record Edge<T>(T node, String cursor) {}

    public record Info(boolean hasNextPage, boolean hasPreviousPage, String startCursor, String endCursor) {}

    /** A cursor that this server never gave, or no longer knows. */
    public static final class UnreadableCursor extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableCursor(String cursor) {
            super("`" + cursor + "` does not appear to be a valid cursor.");
        }
    }

    public Slice {
        items = List.copyOf(items);
    }

    /** With the field's arguments first, after, last and before; {@code otherwise} items without first and last. */
    public static <T> Slice<T> of(List<T> all, DataFetchingEnvironment environment, int otherwise) {
        return of(
                all,
                environment.getArgument("first"),
                environment.getArgument("after"),
                environment.getArgument("last"),
                environment.getArgument("before"),
                otherwise);
    }

    /** @throws UnreadableCursor for a cursor that is none */
    public static <T> Slice<T> of(
            List<T> all, Integer first, String after, Integer last, String before, int otherwise) {
        int from = after == null ? 0 : Math.min(all.size(), place(after) + 1);
        int to = before == null ? all.size() : Math.max(from, Math.min(all.size(), place(before)));
        if (first != null || last == null) {
            to = (int) Math.min(to, (long) from + (first == null ? otherwise : first));
        }
        if (last != null) {
            from = Math.max(from, to - last);
        }
        return new Slice<>(all.subList(from, to), all.size(), from);
    }

    public List<Edge<T>> edges() {
        List<Edge<T>> edges = new ArrayList<>(items.size());
        for (int at = 0; at < items.size(); at++) {
            edges.add(new Edge<>(items.get(at), cursor(offset + at)));
        }
        return edges;
    }

    public Info info() {
        return new Info(
                offset + items.size() < total,
                offset > 0,
                items.isEmpty() ? null : cursor(offset),
                items.isEmpty() ? null : cursor(offset + items.size() - 1));
    }

    private static String cursor(int place) {
        return Base64.getEncoder().encodeToString((MARK + place).getBytes(StandardCharsets.US_ASCII));
    }

    private static int place(String cursor) {
        try {
            String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.US_ASCII);
            int place = Integer.parseInt(text.substring(MARK.length()));
            if (text.startsWith(MARK) && place >= 0) {
                return place;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
            // falls through to the one answer for all of them
        }
        throw new UnreadableCursor(cursor);
    }
}
