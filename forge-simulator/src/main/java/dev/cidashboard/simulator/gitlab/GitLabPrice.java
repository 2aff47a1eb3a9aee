package dev.cidashboard.simulator.gitlab;

import dev.cidashboard.simulator.graphql.SelectedField;

import java.util.List;
import java.util.OptionalInt;

/**
 * What GitLab charges for one field. Source: {@code Types::BaseField} and {@code Resolvers::BaseResolver} of GitLab 17.9.
 *
 * @param fixed the price without what is below, where the field states one; then nothing else of this counts
 * @param gitaly whether it asks Gitaly, which costs 1 more
 * @param resolved whether it has a resolver, whose price depends on the arguments and the size of the page
 * @param bare a resolver's own price without arguments
 * @param given a resolver's own price with any argument
 * @param dear arguments that cost 2 more each
 */
record GitLabPrice(OptionalInt fixed, boolean gitaly, boolean resolved, int bare, int given, List<String> dear) {

    static final GitLabPrice PLAIN = new GitLabPrice(OptionalInt.empty(), false, false, 1, 1, List.of());

    private static final int LARGEST_PAGE = 100;
    private static final double PER_ITEM = 0.01;
    private static final int SORTED = 1;
    private static final int SEARCHED = 5;
    private static final int DEAR = 2;

    GitLabPrice {
        dear = List.copyOf(dear);
    }

    /** @param below the price of everything that is selected inside the field */
    int of(SelectedField field, int below) {
        if (fixed.isPresent()) {
            return fixed.getAsInt() + below;
        }
        int asked = gitaly ? 1 : 0;
        return resolved ? grown(field, below + own(field) + asked) : 1 + asked + below;
    }

    private int own(SelectedField field) {
        boolean any = field.arguments().values().stream().anyMatch(value -> value != null);
        int price = any ? given : bare;
        price += has(field, "sort") ? SORTED : 0;
        price += has(field, "search") ? SEARCHED : 0;
        return price + DEAR * (int) dear.stream().filter(one -> has(field, one)).count();
    }

    /** A page costs 1 % more for each item it may have, unless the items are named by their number. */
    private static int grown(SelectedField field, int price) {
        if (!field.isConnection() || has(field, "iid") || has(field, "iids")) {
            return price;
        }
        int page = page(field);
        return (int) (price + price * (page * PER_ITEM));
    }

    /** How many items a connection may have: 100 at most, and 100 where nothing smaller is asked for. */
    static int page(SelectedField field) {
        int first = field.number("first").orElse(LARGEST_PAGE);
        int last = field.number("last").orElse(LARGEST_PAGE);
        return Math.max(0, Math.min(LARGEST_PAGE, Math.min(first, last)));
    }

    private static boolean has(SelectedField field, String argument) {
        return field.arguments().get(argument) != null;
    }
}
