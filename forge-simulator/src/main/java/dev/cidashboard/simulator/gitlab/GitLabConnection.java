package dev.cidashboard.simulator.gitlab;

import graphql.schema.DataFetchingEnvironment;

import java.util.List;

/**
 * One page of a list, as GitLab's connections show it.
 *
 * @param count how many there are on all pages
 * @param nodes the items of this page, never more than 100
 */
record GitLabConnection<T>(int count, List<T> nodes, boolean hasPrevious, boolean hasNext, GitLabOrder<T> order) {

    private static final int LARGEST = 100;

    record Edge<T>(T node, String cursor) {}

    GitLabConnection {
        nodes = List.copyOf(nodes);
    }

    /** With the field's arguments first, last, after and before. */
    static <T> GitLabConnection<T> of(List<T> unsorted, GitLabOrder<T> order, DataFetchingEnvironment environment) {
        List<T> all = unsorted.stream().sorted(order.comparator()).toList();
        int from = 0;
        int to = all.size();
        String after = environment.getArgument("after");
        if (after != null) {
            GitLabOrder.Cursor place = order.parse(after);
            from = (int)
                    all.stream().filter(item -> order.compare(item, place) <= 0).count();
        }
        String before = environment.getArgument("before");
        if (before != null) {
            GitLabOrder.Cursor place = order.parse(before);
            to = Math.max(from, (int)
                    all.stream().filter(item -> order.compare(item, place) < 0).count());
        }
        Integer last = environment.getArgument("last");
        if (last != null) {
            from = Math.max(from, to - size(last));
        }
        if (last == null || environment.getArgument("first") != null) {
            to = Math.min(to, from + size(environment.getArgumentOrDefault("first", LARGEST)));
        }
        return new GitLabConnection<>(all.size(), all.subList(from, to), from > 0, to < all.size(), order);
    }

    /** A list that is never longer than a page. */
    static <T> GitLabConnection<T> whole(List<T> all) {
        return new GitLabConnection<>(all.size(), all, false, false, GitLabOrder.byId(all::indexOf, true));
    }

    String startCursor() {
        return nodes.isEmpty() ? null : order.cursor(nodes.getFirst());
    }

    String endCursor() {
        return nodes.isEmpty() ? null : order.cursor(nodes.getLast());
    }

    List<Edge<T>> edges() {
        return nodes.stream().map(node -> new Edge<>(node, order.cursor(node))).toList();
    }

    /** More than the largest page is silently cut down to it, and less than nothing is nothing. */
    private static int size(int asked) {
        return Math.clamp(asked, 0, LARGEST);
    }
}
