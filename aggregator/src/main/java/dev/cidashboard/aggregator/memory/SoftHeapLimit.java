package dev.cidashboard.aggregator.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Asks for a full collection when the old generation has grown by so much over what was live. So the hard limit of the
 * heap can be as large as many thousand projects need, while the process stays as small as those that there are.
 *
 * <p>Polled: a notification of the pool's threshold would need a listener on a thread of the JVM's, and the threshold set
 * anew after each collection, for being at most a second earlier.
 */
public final class SoftHeapLimit {

    /**
     * Half of what is live: the time spent on collecting is then in proportion to what is promoted, whatever the size
     * of the state. With 1,000 projects (50 MB) the old generation stays below 75 MB.
     */
    private static final int LIVE_PARTS = 2;
    /** A small state would otherwise be collected every few MB: a first fill promotes some 5 MB a second. */
    static final long LEAST_GROWTH = 24L << 20;
    /**
     * A collection stands still for 0.1 s with 1,000 projects: however fast garbage is promoted, it costs a thirtieth
     * of the time at most.
     */
    static final Duration PAUSE = Duration.ofSeconds(3);

    private final OldGeneration generation;
    private final Clock clock;
    private Instant collected = Instant.MIN;

    public SoftHeapLimit(OldGeneration generation, Clock clock) {
        this.generation = Objects.requireNonNull(generation, "generation");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** To be called about once a second; costs two readings of counters unless there is something to collect. */
    public synchronized void check() {
        long live = generation.live();
        if (generation.used() - live < Math.max(live / LIVE_PARTS, LEAST_GROWTH)) {
            return;
        }
        Instant now = clock.instant();
        // Either way: a clock that was set back must not forbid collecting until it has caught up.
        if (Duration.between(collected, now).abs().compareTo(PAUSE) < 0) {
            return;
        }
        collected = now;
        generation.collect();
    }
}
