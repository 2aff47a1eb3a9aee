package dev.cidashboard.web.aggregator;

import java.time.Instant;
import java.util.Optional;

/** Nothing can be said: the aggregator does not answer and nothing is kept for this question. */
public final class AggregatorAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Instant> since;

    /** @param since when it last answered; empty if it never did */
    AggregatorAway(Optional<Instant> since) {
        super("the aggregator does not answer", null, false, false);
        this.since = since;
    }

    public Optional<Instant> since() {
        return since;
    }
}
