package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.SweepDepth;

import java.time.Instant;

/**
 * When what of one project is next asked for.
 *
 * @param heat as which it was timed
 * @param sweepAt by a sweep
 * @param deepSweepAt by a sweep over its recent branches
 * @param countAt its branches, where nothing else tells of them
 * @param readAt in detail, whatever sweeps say
 */
record Turn(Heat heat, Instant sweepAt, Instant deepSweepAt, Instant countAt, Instant readAt) {

    /** Not before somebody says when. */
    static final Instant LATER = Instant.MAX;

    Instant at(SweepDepth depth) {
        return switch (depth) {
            case DEFAULT_BRANCH -> sweepAt;
            case RECENT_BRANCHES -> deepSweepAt;
        };
    }

    Turn earlierOf(Turn other) {
        return new Turn(
                other.heat,
                earlier(sweepAt, other.sweepAt),
                earlier(deepSweepAt, other.deepSweepAt),
                earlier(countAt, other.countAt),
                earlier(readAt, other.readAt));
    }

    Turn withSweep(Instant at, Instant deepAt) {
        return new Turn(heat, at, deepAt, countAt, readAt);
    }

    Turn withCount(Instant at) {
        return new Turn(heat, sweepAt, deepSweepAt, at, readAt);
    }

    Turn withRead(Instant at) {
        return new Turn(heat, sweepAt, deepSweepAt, countAt, at);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
