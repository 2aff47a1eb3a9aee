package dev.cidashboard.aggregator.state;

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
        return new Ages(
                outlook.age(facets.pipelines()),
                outlook.age(facets.branches()),
                outlook.age(facets.mergeRequests()),
                outlook.age(facets.verdict()),
                outlook.age(facets.countOfBranches()),
                outlook.age(facets.countOfMergeRequests()));
    }

    boolean rowIsStale() {
        return isStale(verdict) || isStale(countOfBranches) || isStale(countOfMergeRequests);
    }

    /** When the stale part of the row that was confirmed longest ago was confirmed; null if no part is stale. */
    Instant staleRowConfirmedAt(Facets facets) {
        return Stream.of(
                        confirmedAt(verdict, facets.verdict()),
                        confirmedAt(countOfBranches, facets.countOfBranches()),
                        confirmedAt(countOfMergeRequests, facets.countOfMergeRequests()))
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
