package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.graphql.Problem;
import dev.cidashboard.simulator.graphql.SelectedField;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What GitHub charges for a query, reckoned from the document alone: docs.github.com, rate limits and node limits for the
 * GraphQL API. {@code nodes(ids:)} counts as many times as it has ids.
 *
 * @param requests one for each connection, as often as what is around it can occur
 * @param nodes the products of all {@code first} and {@code last}, added up
 */
record QueryCost(long requests, long nodes) {

    static final long MOST_NODES = 500_000;
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_IDS = 100;
    /** Products beyond it say nothing more, and could not be added up any longer. */
    private static final long BEYOND = 1_000_000_000_000L;

    static QueryCost of(List<SelectedField> fields) {
        return sum(fields, 1);
    }

    /** A hundredth of the requests, rounded, and at least one. */
    int points() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.round(requests / 100.0)));
    }

    private static QueryCost sum(List<SelectedField> fields, long times) {
        QueryCost all = new QueryCost(0, 0);
        for (SelectedField field : fields) {
            all = all.plus(one(field, times));
        }
        return all;
    }

    private static QueryCost one(SelectedField field, long times) {
        if (field.isConnection()) {
            long within = bounded(times * field.pageSize().orElse(0));
            return new QueryCost(times, within).plus(sum(field.children(), within));
        }
        if (isNodes(field)) {
            long within = bounded(times * field.size("ids"));
            return new QueryCost(0, within).plus(sum(field.children(), within));
        }
        return sum(field.children(), times);
    }

    private QueryCost plus(QueryCost other) {
        return new QueryCost(bounded(requests + other.requests), bounded(nodes + other.nodes));
    }

    private static long bounded(long value) {
        return Math.min(BEYOND, value);
    }

    private static boolean isNodes(SelectedField field) {
        return field.name().equals("nodes") && field.parents().contains("Query");
    }

    /** Why GitHub does not even begin with the query. */
    static Optional<Problem> refusal(List<SelectedField> fields) {
        Optional<Problem> page = refusal(fields, List.of());
        if (page.isPresent()) {
            return page;
        }
        QueryCost cost = of(fields);
        return cost.nodes <= MOST_NODES
                ? Optional.empty()
                : Optional.of(Problem.of(String.format(
                                java.util.Locale.ROOT,
                                "This query requests up to %,d possible nodes which exceeds the maximum limit of %,d.",
                                cost.nodes,
                                MOST_NODES))
                        .typed("MAX_NODE_LIMIT_EXCEEDED"));
    }

    private static Optional<Problem> refusal(List<SelectedField> fields, List<Object> above) {
        for (SelectedField field : fields) {
            List<Object> path = new ArrayList<>(above);
            path.add(field.key());
            Optional<Problem> found =
                    own(field).map(problem -> problem.at(path)).or(() -> refusal(field.children(), path));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> own(SelectedField field) {
        if (isNodes(field) && field.size("ids") > MOST_IDS) {
            return problem(
                    "ARGUMENT_LIMIT",
                    "You may not provide more than " + MOST_IDS + " node ids; you provided " + field.size("ids") + ".");
        }
        if (!field.isConnection()) {
            return Optional.empty();
        }
        OptionalInt first = field.number("first");
        OptionalInt last = field.number("last");
        if (first.isPresent() && last.isPresent()) {
            return problem(
                    "UNSUPPORTED_PAGINATION",
                    "Passing both `first` and `last` to paginate the `" + field.name()
                            + "` connection is not supported.");
        }
        if (first.isEmpty() && last.isEmpty()) {
            boolean pages = field.selects("nodes") || field.selects("edges") || field.selects("pageInfo");
            return pages
                    ? problem(
                            "MISSING_PAGINATION_BOUNDARIES",
                            "You must provide a `first` or `last` value to properly paginate the `" + field.name()
                                    + "` connection.")
                    : Optional.empty();
        }
        return size(
                field, first.isPresent() ? "first" : "last", field.pageSize().getAsInt());
    }

    private static Optional<Problem> size(SelectedField field, String argument, int size) {
        if (size > LARGEST_PAGE) {
            return problem(
                    "EXCESSIVE_PAGINATION",
                    "Requesting " + size + " records on the `" + field.name() + "` connection exceeds the `" + argument
                            + "` limit of " + LARGEST_PAGE + " records.");
        }
        return size >= 0
                ? Optional.empty()
                : problem(
                        "INVALID_PAGINATION",
                        "`" + argument + "` on the `" + field.name() + "` connection cannot be less than zero.");
    }

    private static Optional<Problem> problem(String type, String message) {
        return Optional.of(Problem.of(message).typed(type));
    }
}
