package dev.cidashboard.aggregator.day;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is going to happen, in the order of time; at the same moment in the order in which it was planned. */
final class Timetable {

    private record Entry(Instant at, long number, Runnable what) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private long numbers;

    void plan(Instant at, Runnable what) {
        entries.add(new Entry(at, numbers++, what));
    }

    /** Lets happen what is due. */
    void until(Instant now) {
        while (!entries.isEmpty() && !entries.peek().at().isAfter(now)) {
            entries.remove().what().run();
        }
    }
}
