package dev.cidashboard.web.aggregator;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether the aggregator was started and reads everything for the first time. Until it has, what is kept from before its
 * start is the better answer; yet not for ever, since a forge whose limit is used up may make a first pass last an hour.
 */
final class FirstPass {
    /** As long as a row is fresh by default. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private Instant seenAt;

    /** @param underWay what the answer to a question about projects said */
    synchronized void note(boolean underWay, Instant now) {
        if (!underWay) {
            seenAt = null;
        } else if (seenAt == null) {
            seenAt = now;
        }
    }

    synchronized boolean isWaitedFor(Instant now) {
        return seenAt != null && now.isBefore(seenAt.plus(PATIENCE));
    }
}
