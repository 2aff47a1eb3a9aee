package dev.cidashboard.web.aggregator;

/** The aggregator, asked once. Blocking: callers are on virtual threads. */
interface AggregatorPort {

    /**
     * @param ifNoneMatch the ETag of what is kept, or null
     * @return whatever it said, also errors
     * @throws Unreachable if it said nothing in time
     */
    Reply ask(Question question, String ifNoneMatch);

    /** Asks for a pass over all instances now. */
    Reply refresh();
}
