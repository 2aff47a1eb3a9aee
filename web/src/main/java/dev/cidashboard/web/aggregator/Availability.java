package dev.cidashboard.web.aggregator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the aggregator answers. While it does not, it is tried once per {@link #RETRY_EVERY} and everybody else gets
 * at once what is kept: an aggregator that hangs must not make every reader wait for its timeout.
 */
final class Availability {
    static final Duration RETRY_EVERY = Duration.ofSeconds(1);

    private boolean down;
    private Instant nextTry = Instant.MIN;
    private Instant lastAnswered;

    synchronized boolean isDown() {
        return down;
    }

    /** When it last answered anything; empty if it never did. */
    synchronized Optional<Instant> lastAnswered() {
        return Optional.ofNullable(lastAnswered);
    }

    /** True for everybody while it answers, and for one caller per second while it does not. */
    synchronized boolean mayAsk(Instant now) {
        if (!down) {
            return true;
        }
        if (now.isBefore(nextTry)) {
            return false;
        }
        nextTry = now.plus(RETRY_EVERY);
        return true;
    }

    /** @return true if it had been away */
    synchronized boolean answered(Instant now) {
        boolean back = down;
        down = false;
        lastAnswered = now;
        return back;
    }

    /** @return true if it had been there */
    synchronized boolean failed(Instant now) {
        boolean lost = !down;
        down = true;
        nextTry = now.plus(RETRY_EVERY);
        return lost;
    }
}
