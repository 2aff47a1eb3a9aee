package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.state.Freshness.Rhythm;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How old the parts of a project are; changes only when one of them crosses a border.
 *
 * @param pipelines the list; so are the branches and merge requests
 * @param verdict what the row needs of the pipelines, by a detailed reading or by a sweep, whichever was later; so are the
 *     two counts
 */
record Ages(
        Age pipelines, Age branches, Age mergeRequests, Age verdict, Age countOfBranches, Age countOfMergeRequests) {

    static Ages of(Facets facets, Outlook outlook) {
        Rhythm lists = facets.glimpse().loaded() ? Rhythm.READINGS_BETWEEN_SWEEPS : Rhythm.PASSES;
        Rhythm row = facets.glimpse().loaded() ? Rhythm.SWEEPS : Rhythm.PASSES;
        return new Ages(
                outlook.age(facets.pipelines(), lists),
                outlook.age(facets.branches(), lists),
                outlook.age(facets.mergeRequests(), lists),
                outlook.age(facets.ofTheRow().verdict(), row),
                outlook.age(facets.ofTheRow().branches(), facets.sweepsTellBranches() ? row : lists),
                outlook.age(facets.ofTheRow().mergeRequests(), row));
    }

    boolean rowIsStale() {
        return isStale(verdict) || isStale(countOfBranches) || isStale(countOfMergeRequests);
    }

    /** When the stale part of the row that was confirmed longest ago was confirmed; null if no part is stale. */
    Instant staleRowConfirmedAt(Facets facets) {
        return Stream.of(
                        confirmedAt(verdict, facets.ofTheRow().verdict()),
                        confirmedAt(countOfBranches, facets.ofTheRow().branches()),
                        confirmedAt(countOfMergeRequests, facets.ofTheRow().mergeRequests()))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Null of a part that is not stale: what moves with every confirmation is no content. */
    static Instant confirmedAt(Age age, Facet<?> facet) {
        return isStale(age) ? facet.confirmedAt() : null;
    }

    private static boolean isStale(Age age) {
        return switch (age) {
            case STALE, EXPIRED -> true;
            case LOADING, FRESH -> false;
        };
    }
}
