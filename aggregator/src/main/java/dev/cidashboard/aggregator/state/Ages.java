package dev.cidashboard.aggregator.state;

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

    private static boolean isStale(Age age) {
        return switch (age) {
            case STALE, EXPIRED -> true;
            case LOADING, FRESH -> false;
        };
    }
}
