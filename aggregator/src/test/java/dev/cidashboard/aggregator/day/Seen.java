package dev.cidashboard.aggregator.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How soon the changes of a day were seen.
 *
 * @param all in the order in which they happened
 * @param until when the day ended: what was not seen by then is left out unless it was overdue
 */
record Seen(List<Happening> all, Instant until) {

    Seen {
        all = List.copyOf(all);
    }

    /** The cells in which something happened. */
    List<Cell> cells(Judgement judgement) {
        return cells(judgement, one -> true);
    }

    /** @param which of them are looked at */
    List<Cell> cells(Judgement judgement, Predicate<Happening> which) {
        List<Cell> cells = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Warmth warmth : Warmth.values()) {
                List<Happening> those = all.stream()
                        .filter(one -> one.kind() == kind && one.warmth(judgement) == warmth)
                        .filter(one -> one.isSeen() || isOverdue(one, kind.bound(warmth)))
                        .filter(which)
                        .toList();
                if (!those.isEmpty()) {
                    cells.add(Cell.of(kind, warmth, those, until));
                }
            }
        }
        return cells;
    }

    private boolean isOverdue(Happening one, Duration bound) {
        return one.unseenFor(until).compareTo(bound) > 0;
    }
}
