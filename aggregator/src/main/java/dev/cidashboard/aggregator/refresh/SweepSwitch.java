package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.forge.Failure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether an instance is asked about many projects at once just now. Where it refuses that, or it fails again and again,
 * or its limit is used up, projects are read one by one until it is tried again. Guarded by its owner.
 */
final class SweepSwitch {

    /** A forge that would not be asked in this way may have learned it, or got a token with more scopes. */
    private static final Duration REFUSED_FOR = Duration.ofMinutes(30);

    /** A query that fails again and again: details are asked for meanwhile. */
    private static final int MOST_FAILURES = 3;

    private static final Duration GIVEN_UP_FOR = Duration.ofMinutes(10);
    private static final Duration LONGEST_LIMIT = Duration.ofHours(1);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    private int failures;
    private int limits;
    private Instant notBefore = Instant.MIN;
    private Instant offUntil = Instant.MIN;
    private Failure reason;

    /** Whether sweeps are what tells how projects stand; a query that failed is only waited for. */
    boolean isOn(Instant now) {
        return !now.isBefore(offUntil);
    }

    /** Whether a query may be asked. */
    boolean mayAsk(Instant now) {
        return isOn(now) && !now.isBefore(notBefore);
    }

    /** Why sweeps are off; null while they are on. */
    Failure reason(Instant now) {
        return isOn(now) ? null : reason;
    }

    void succeeded() {
        failures = 0;
        limits = 0;
        reason = null;
    }

    void refused(Failure why, Instant now) {
        off(why, now.plus(REFUSED_FOR));
    }

    /**
     * A limit of queries is used up: detailed readings have one of their own, or are stopped by the same. One that does not
     * say sensibly until when is tried ever more seldom: each try may stop the detailed readings, too.
     */
    private void limited(Failure limit, Instant now) {
        Instant said = limit.retryAt() == null ? now : limit.retryAt();
        Instant earliest = now.plus(pause(limits++));
        Instant latest = now.plus(LONGEST_LIMIT);
        off(limit, said.isBefore(earliest) ? earliest : said.isAfter(latest) ? latest : said);
    }

    void failed(Failure failure, Instant now) {
        if (failure.kind().isLimit()) {
            limited(failure, now);
            return;
        }
        failures++;
        if (failures >= MOST_FAILURES) {
            failures = 0;
            off(failure, now.plus(GIVEN_UP_FOR));
        } else {
            notBefore = now.plus(pause(failures - 1));
        }
    }

    private static Duration pause(int times) {
        return PAUSES.get(Math.min(times, PAUSES.size() - 1));
    }

    private void off(Failure why, Instant until) {
        reason = why;
        offUntil = until;
    }
}
