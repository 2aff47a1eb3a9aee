package dev.cidashboard.api;

/** Media types and header names of the contract that Jakarta REST has no constant for. */
public final class MediaTypes {

    public static final String PROBLEM_JSON = "application/problem+json";

    /** Response header: when the content was last confirmed by the forge, ISO 8601. Not part of the ETag. */
    public static final String CONFIRMED_AT = "X-Confirmed-At";

    /**
     * Response header of lists and projects, {@link #UNDER_WAY} until every forge was read once since the aggregator's
     * start: more is to come, so what somebody kept from before may be better.
     */
    public static final String FIRST_PASS = "X-First-Pass";

    public static final String UNDER_WAY = "under-way";

    private MediaTypes() {}
}
