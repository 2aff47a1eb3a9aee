package dev.cidashboard.aggregator.refresh;

import java.time.Instant;

/**
 * When what of one project is next asked for.
 *
 * @param heat as which it was timed
 * @param sweepAt by a sweep
 * @param countAt its branches, where nothing else tells of them
 * @param readAt in detail, what no sweep shows
 */
record Turn(Heat heat, Instant sweepAt, Instant countAt, Instant readAt) {

    /** Not before somebody says when. */
    static final Instant LATER = Instant.MAX;

    /** As hot as the other. */
    Turn earlierOf(Turn other) {
        return new Turn(
                other.heat,
                earlier(sweepAt, other.sweepAt),
                earlier(countAt, other.countAt),
                earlier(readAt, other.readAt));
    }

    Turn withSweep(Instant at) {
        return new Turn(heat, at, countAt, readAt);
    }

    Turn withCount(Instant at) {
        return new Turn(heat, sweepAt, at, readAt);
    }

    Turn withRead(Instant at) {
        return new Turn(heat, sweepAt, countAt, at);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
