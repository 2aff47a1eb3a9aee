package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.forge.Failure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether an instance may be asked at all. A failure that concerns all of it parks it until the forge said, or for ever
 * longer; then a single reading tries, and its success lets the others go on. Guarded by its owner.
 */
final class Parking {

    /** Soon enough for a hiccup, and seldom enough for a token that a person has to renew. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    /** Whatever a forge says: an hour is the longest window that any of them has. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private Failure reason;
    private Instant until;
    private boolean trying;
    private int times;

    void park(Failure failure, Instant now) {
        boolean parkedAlready = until != null && now.isBefore(until);
        Instant wanted = failure.retryAt() != null && failure.retryAt().isAfter(now)
                ? failure.retryAt()
                : now.plus(PAUSES.get(Math.min(times, PAUSES.size() - 1)));
        Instant bounded = wanted.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : wanted;
        if (!parkedAlready) {
            times++;
            until = bounded;
        } else if (bounded.isAfter(until) && failure.retryAt() != null) {
            until = bounded;
        }
        reason = failure;
        trying = true;
    }

    /** How many readings may run at once now. */
    int allowed(int concurrency, Instant now) {
        if (until != null && now.isBefore(until)) {
            return 0;
        }
        return trying ? 1 : concurrency;
    }

    /** Whether a single reading has to show first that it is better. */
    boolean isTrying() {
        return trying;
    }

    /** A forge that answered while it was parked was asked before. */
    void succeeded(Instant now) {
        if (until == null || !now.isBefore(until)) {
            reason = null;
            until = null;
            trying = false;
            times = 0;
        }
    }

    /** Somebody wants to know whether it is better now. A limit is not better for being asked. */
    void tryNow(Instant now) {
        if (reason == null || until == null) {
            return;
        }
        switch (reason.kind()) {
            case UNAUTHORIZED, PAUSED -> until = now;
            case RATE_LIMITED,
                    BUDGET_SPENT,
                    PACED,
                    FORBIDDEN,
                    TIMED_OUT,
                    UNREACHABLE,
                    SERVER_ERROR,
                    UNREADABLE,
                    TOO_LARGE,
                    REDIRECTED,
                    NOT_FOUND -> {}
        }
    }

    /** Null while nothing stands in the way. */
    Failure reason() {
        return reason;
    }
}
