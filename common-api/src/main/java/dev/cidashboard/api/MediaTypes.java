package dev.cidashboard.api;

/** Media types and header names of the contract that Jakarta REST has no constant for. */
public final class MediaTypes {

    public static final String PROBLEM_JSON = "application/problem+json";

    /** Response header: when the content was last confirmed by the forge, ISO 8601. Not part of the ETag. */
    public static final String CONFIRMED_AT = "X-Confirmed-At";

    private MediaTypes() {}
}
