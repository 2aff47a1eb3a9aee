package dev.cidashboard.aggregator.connector;

/** The number that a forge gave to something that happened. Later ones are higher. */
public record EventId(long value) implements Comparable<EventId> {

    public EventId {
        if (value < 1) {
            throw new IllegalArgumentException("event id is " + value + ", expected at least 1");
        }
    }

    @Override
    public int compareTo(EventId other) {
        return Long.compare(value, other.value);
    }
}
