package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Activity;
import dev.cidashboard.aggregator.connector.ActivityCursor;
import dev.cidashboard.aggregator.forge.Failure;

import java.time.Duration;
import java.time.Instant;

/**
 * How well an instance tells where something happens, so that not every project has to be asked whether its branches are
 * still the same. Guarded by its owner.
 */
final class ActivityWatch {

    /** As soon as a hot project is to be seen. */
    private static final Duration EVERY = Duration.ofSeconds(20);

    /** A token that may not hear it may be given the scope. */
    private static final Duration REFUSED_FOR = Duration.ofMinutes(30);

    /** What was not told for so long is asked for. */
    private static final Duration TRUSTED_FOR = Duration.ofSeconds(90);

    private final RefreshSettings settings;
    private ActivityCursor cursor;
    private Instant nextAt = Instant.MIN;
    private Instant heardAt;
    private Instant unbrokenSince;
    private boolean asking;

    ActivityWatch(RefreshSettings settings) {
        this.settings = settings;
    }

    boolean isDue(Instant now) {
        return !asking && !now.isBefore(nextAt);
    }

    /** From where to ask; null for the first time. */
    ActivityCursor asked() {
        asking = true;
        return cursor;
    }

    /** @param askedAt when it was asked: what was read before may have changed before */
    void heard(Activity activity, Instant askedAt, Instant now) {
        if (cursor == null || !activity.whole()) {
            unbrokenSince = askedAt;
        }
        cursor = activity.upTo();
        heardAt = now;
        next(now.plus(settings.paced(EVERY)));
    }

    void failed(Failure failure, Instant now) {
        switch (failure.kind()) {
            case RATE_LIMITED, BUDGET_SPENT, PACED, PAUSED, TIMED_OUT, UNREACHABLE, SERVER_ERROR ->
                next(now.plus(settings.paced(EVERY)));
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, UNREADABLE, TOO_LARGE, REDIRECTED -> refused(now);
        }
    }

    void refused(Instant now) {
        cursor = null;
        heardAt = null;
        next(now.plus(REFUSED_FOR));
    }

    /** Whether it would have told of whatever happened since something was read. */
    boolean coversSince(Instant readAt, Instant now) {
        return heardAt != null
                && readAt != null
                && now.isBefore(heardAt.plus(settings.paced(TRUSTED_FOR)))
                && !readAt.isBefore(unbrokenSince);
    }

    /** When it is next listened to. */
    Instant nextAt() {
        return nextAt;
    }

    private void next(Instant at) {
        asking = false;
        nextAt = at;
    }
}
