package dev.cidashboard.aggregator.state;

/**
 * How old the parts of a project are; changes only when one of them crosses a border.
 *
 * @param rowIsStale whether some part of the row is, by its own reading or by a sweep, whichever was later
 */
record Ages(Age pipelines, Age branches, Age mergeRequests, boolean rowIsStale) {

    static Ages of(Facets facets, Outlook outlook) {
        return new Ages(
                outlook.age(facets.pipelines()),
                outlook.age(facets.branches()),
                outlook.age(facets.mergeRequests()),
                facets.ofTheRow().map(outlook::age).anyMatch(Ages::isStale));
    }

    private static boolean isStale(Age age) {
        return switch (age) {
            case STALE, EXPIRED -> true;
            case LOADING, FRESH -> false;
        };
    }
}
