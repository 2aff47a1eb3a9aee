package dev.cidashboard.aggregator.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * All projects in one order. Immutable: a change of a few makes a new one, in which their places are searched by halves and
 * the others are copied as they stand, a fiftieth of the work of sorting ten thousand anew.
 */
final class SortedRows {

    private final Comparator<ProjectState> order;
    private final List<ProjectState> rows;

    private SortedRows(Comparator<ProjectState> order, List<ProjectState> rows) {
        this.order = order;
        this.rows = Collections.unmodifiableList(rows);
    }

    static SortedRows of(List<ProjectState> projects, Comparator<ProjectState> order) {
        List<ProjectState> rows = new ArrayList<>(projects);
        rows.sort(order);
        return new SortedRows(order, rows);
    }

    List<ProjectState> rows() {
        return rows;
    }

    SortedRows with(List<Replaced> changes) {
        List<ProjectState> next = new ArrayList<>(rows.size() + changes.size());
        next.addAll(rows);
        for (Replaced change : changes) {
            replace(next, change.before(), change.after());
        }
        return new SortedRows(order, next);
    }

    private void replace(List<ProjectState> next, ProjectState before, ProjectState after) {
        if (before != null) {
            int left = Collections.binarySearch(next, before, order);
            if (after != null && order.compare(before, after) == 0) {
                next.set(left, after);
                return;
            }
            next.remove(left);
        }
        if (after != null) {
            next.add(-Collections.binarySearch(next, after, order) - 1, after);
        }
    }
}
