package dev.cidashboard.aggregator.connector;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Up to where the activity of an instance is known: its newest events that were seen. More than the one with the highest
 * number, since an event gets its number before others can see it: one with a lower number may appear after it. And since
 * events are deleted together with what they are about, so that one alone may be looked for in vain.
 *
 * @param newest highest first, without repetition; empty if the forge had none
 */
public record ActivityCursor(List<EventId> newest) {

    /** Half a page, so that a page still shows them when as much has happened again. */
    private static final int MOST = 50;

    public ActivityCursor {
        newest = List.copyOf(newest);
        if (newest.size() > MOST) {
            throw new IllegalArgumentException("newest has " + newest.size() + " events, expected at most " + MOST);
        }
        for (int at = 1; at < newest.size(); at++) {
            if (newest.get(at - 1).compareTo(newest.get(at)) <= 0) {
                throw new IllegalArgumentException("newest is not in falling order at " + newest.get(at));
            }
        }
    }

    /** The place after these events, in whatever order. */
    public static ActivityCursor after(Collection<EventId> seen) {
        return new ActivityCursor(seen.stream()
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(MOST)
                .toList());
    }

    public boolean isEmpty() {
        return newest.isEmpty();
    }

    /** Whether the event was not seen, and is not so old that nobody remembers whether it was. */
    public boolean isNew(EventId event) {
        return isEmpty() || !(beginsAfter(event) || newest.contains(event));
    }

    /** Whether whoever reads backwards and comes to this event has passed what is new. */
    public boolean isReachedBy(EventId event) {
        return !isEmpty() && event.compareTo(newest.getFirst()) <= 0;
    }

    /** Whether the event is older than all that are remembered. */
    public boolean beginsAfter(EventId event) {
        return !isEmpty() && event.compareTo(newest.getLast()) < 0;
    }
}
