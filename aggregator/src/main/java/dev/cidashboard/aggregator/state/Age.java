package dev.cidashboard.aggregator.state;

/** How much a facet can still be relied on. */
public enum Age {
    /** Never read. */
    LOADING("loading"),
    FRESH("fresh"),
    /** It could not be confirmed in time; shown with its age. */
    STALE("stale"),
    /** Older than the stale TTL: still shown, but nobody should decide by it. */
    EXPIRED("expired");

    private final String word;

    Age(String word) {
        this.word = word;
    }

    /** The word used in JSON. */
    public String word() {
        return word;
    }
}
