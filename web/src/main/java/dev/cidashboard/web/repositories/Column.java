package dev.cidashboard.web.repositories;

import dev.cidashboard.api.ProjectSort;
import dev.cidashboard.web.ui.Option;

import java.util.ArrayList;
import java.util.List;

/**
 * A column that can be sorted by.
 *
 * @param ariaSort none, ascending or descending
 * @param href sorts by it, or turns the order round
 */
record Column(String word, String title, String ariaSort, String href) {

    static List<Column> of(ProjectSort sort, ListUrl url) {
        List<Column> columns = new ArrayList<>();
        for (ProjectSort.Key key : ProjectSort.Key.values()) {
            columns.add(of(key, sort, url));
        }
        return List.copyOf(columns);
    }

    /** The same orders for a select, which is all that phones have. */
    static List<Option> options(ProjectSort sort) {
        List<Option> options = new ArrayList<>();
        for (ProjectSort.Key key : ProjectSort.Key.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                var order = new ProjectSort(key, descending);
                options.add(new Option(
                        order.equals(ProjectSort.DEFAULT) ? "" : order.toString(), order(order), order.equals(sort)));
            }
        }
        return List.copyOf(options);
    }

    private static Column of(ProjectSort.Key key, ProjectSort sort, ListUrl url) {
        boolean current = sort.key() == key;
        // The first click on a number or a date shows the largest and the newest.
        boolean descending = current ? !sort.descending() : largestFirst(key);
        var next = new ProjectSort(key, descending);
        String ariaSort = current ? (sort.descending() ? "descending" : "ascending") : "none";
        String word = next.equals(ProjectSort.DEFAULT) ? "" : next.toString();
        return new Column(key.word(), title(key), ariaSort, url.withSort(word).href());
    }

    private static boolean largestFirst(ProjectSort.Key key) {
        return switch (key) {
            case NAME, STATUS -> false;
            case ACTIVITY, BRANCHES, MERGE_REQUESTS -> true;
        };
    }

    private static String title(ProjectSort.Key key) {
        return switch (key) {
            case NAME -> "Repository";
            case STATUS -> "Status";
            case ACTIVITY -> "Last commit";
            case BRANCHES -> "Branches";
            case MERGE_REQUESTS -> "Merge requests";
        };
    }

    private static String order(ProjectSort sort) {
        boolean down = sort.descending();
        return switch (sort.key()) {
            case NAME -> down ? "Name, Z to A" : "Name, A to Z";
            case STATUS -> down ? "Status, best first" : "Status, worst first";
            case ACTIVITY -> down ? "Last commit, newest first" : "Last commit, oldest first";
            case BRANCHES -> down ? "Most branches" : "Fewest branches";
            case MERGE_REQUESTS -> down ? "Most merge requests" : "Fewest merge requests";
        };
    }
}
