package dev.cidashboard.web.aggregator;

import java.time.Instant;
import java.util.Objects;

/**
 * That an answer is from before, and why.
 *
 * @param since when the aggregator last answered, or last gave this very answer
 */
public record Stale(Instant since, Why why) {

    /** Why nothing newer can be shown. */
    public enum Why {
        /** The aggregator does not answer. */
        AWAY,
        /** Its database does not; it says so itself. */
        HISTORY_AWAY,
        /** It could not answer this one question, or not in time. */
        UNANSWERED,
        /** It was started and has not read everything once: what it knows by now is less than what is kept. */
        READING
    }

    public Stale {
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(why, "why");
    }
}
