package dev.cidashboard.aggregator.forge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How fast a limit was used of late, whoever used it: what the forge says is used tells of other users of the token, too.
 * Guarded by its ledger.
 */
final class UsageRate {

    /** Long enough to hold some of everything that is asked at intervals, and short enough to follow a change. */
    private static final Duration SPAN = Duration.ofMinutes(5);

    private static final Duration SLICE = Duration.ofSeconds(15);

    private static final class Slice {
        private final Instant begin;
        private long used;

        private Slice(Instant begin) {
            this.begin = begin;
        }
    }

    private final Deque<Slice> slices = new ArrayDeque<>();
    private Instant end;
    private long lastUsed;

    /**
     * Enters how much is used by now.
     *
     * @param windowEnd tells one window from the next, in which counting begins again; null if not known
     */
    void used(long used, Instant windowEnd, Instant now) {
        boolean sameWindow = windowEnd == null || end == null || !windowEnd.isAfter(end.plus(SLICE));
        long more = sameWindow ? used - lastUsed : used;
        end = windowEnd == null ? end : windowEnd;
        lastUsed = used;
        if (slices.isEmpty() || !now.isBefore(slices.getLast().begin.plus(SLICE))) {
            slices.addLast(new Slice(now));
        }
        slices.getLast().used += Math.max(0, more);
        forget(now);
    }

    /** What will be used in so long a time if it goes on like this. */
    long in(Duration time, Instant now) {
        forget(now);
        if (slices.isEmpty() || time.isNegative()) {
            return 0;
        }
        long observed = Math.max(
                SLICE.toMillis(), Duration.between(slices.getFirst().begin, now).toMillis());
        long used = slices.stream().mapToLong(slice -> slice.used).sum();
        return Math.round((double) used * time.toMillis() / observed);
    }

    /** What was used until now says nothing about what will be. */
    void beginAnew() {
        slices.clear();
    }

    private void forget(Instant now) {
        while (!slices.isEmpty() && slices.getFirst().begin.isBefore(now.minus(SPAN))) {
            slices.removeFirst();
        }
    }
}
