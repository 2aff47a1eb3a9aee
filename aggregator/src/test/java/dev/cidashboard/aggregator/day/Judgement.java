package dev.cidashboard.aggregator.day;

/** By what a project is called hot, warm or cold at the moment of a change. */
enum Judgement {
    /**
     * By all that happened before, seen or not. So the end of a run is a change of a hot project even where its beginning was
     * one of a cold project, and need not be known for a quarter of an hour.
     */
    BY_THE_TRUTH("by the truth, whether it could be known or not"),
    /** By what had been seen before, or should have been seen. */
    BY_WHAT_COULD_BE_KNOWN("by what had been seen or was overdue");

    private final String words;

    Judgement(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
