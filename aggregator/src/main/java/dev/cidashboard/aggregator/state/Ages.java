package dev.cidashboard.aggregator.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** How old the parts of a project are; changes only when one of them crosses a border. */
record Ages(Age pipelines, Age verdict, Age branches, Age mergeRequests) {

    static Ages of(Facets facets, Outlook outlook) {
        return new Ages(
                outlook.age(facets.pipelines()),
                outlook.age(facets.verdict()),
                outlook.age(facets.branches()),
                outlook.age(facets.mergeRequests()));
    }

    boolean rowIsStale() {
        return isStale(verdict) || isStale(branches) || isStale(mergeRequests);
    }

    /** When the stale part of the row that was confirmed longest ago was confirmed; null if no part is stale. */
    Instant staleRowConfirmedAt(Facets facets) {
        return Stream.of(
                        confirmedAt(verdict, facets.verdict()),
                        confirmedAt(branches, facets.branches()),
                        confirmedAt(mergeRequests, facets.mergeRequests()))
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
