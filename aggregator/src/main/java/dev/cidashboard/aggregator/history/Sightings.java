package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.pipeline.Pipeline;

import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which sightings need not be written because a later one follows. Whatever the row was before, it must be the same
 * afterwards as if each had been written when it was seen, by the rules of {@link RunRows}: only so is it no matter when
 * the database was away.
 */
final class Sightings {

    private Sightings() {}

    /**
     * Whether the later sighting leaves nothing of the earlier one to be seen.
     *
     * @param counted whether the platform counts attempts
     */
    static boolean covers(boolean counted, Pipeline earlier, Pipeline later) {
        return (counted ? isNoEarlierAttempt(earlier, later) : beginsNoAttempt(earlier, later))
                && isNoOlder(earlier.updatedAt(), later.updatedAt())
                && (later.detailed() || !earlier.detailed())
                && says(later, earlier);
    }

    /** An end of an attempt is kept when another attempt follows, and nothing that moves follows on an end. */
    private static boolean isNoEarlierAttempt(Pipeline earlier, Pipeline later) {
        return later.attempt() == earlier.attempt()
                ? later.isOver() || !earlier.isOver()
                : later.attempt() > earlier.attempt() && !earlier.isOver();
    }

    /** Where nobody counts, an attempt is told only by an end that moves again, or by another end. */
    private static boolean beginsNoAttempt(Pipeline earlier, Pipeline later) {
        return earlier.isOver() == later.isOver()
                && (!later.isOver()
                        || earlier.status() == later.status()
                                && same(earlier.finishedAt(), later.finishedAt())
                                && same(earlier.updatedAt(), later.updatedAt()));
    }

    private static boolean isNoOlder(Instant earlier, Instant later) {
        return earlier == null ? later == null : later != null && !later.isBefore(earlier);
    }

    /** Whether the later one has a word of its own wherever an absent one would leave the earlier one's in place. */
    private static boolean says(Pipeline later, Pipeline earlier) {
        return Stream.<Function<Pipeline, Object>>of(
                        Pipeline::name,
                        Pipeline::title,
                        Pipeline::actor,
                        pipeline -> pipeline.commit() == null
                                ? null
                                : pipeline.commit().at(),
                        Pipeline::startedAt,
                        Pipeline::finishedAt,
                        Pipeline::duration)
                .allMatch(word -> word.apply(earlier) == null || word.apply(later) != null);
    }

    private static boolean same(Instant one, Instant other) {
        return one == null ? other == null : one.equals(other);
    }
}
