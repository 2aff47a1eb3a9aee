package dev.cidashboard.simulator.fault;

import java.util.Locale;

/** What can go wrong with an answer. */
public enum FaultKind {
    /** 401 as for a token that is not known. */
    UNAUTHORIZED,
    /** 403 as for a token that lacks a scope. */
    INSUFFICIENT_SCOPE,
    /** 403 (GitHub) or 429 (GitLab) with nothing remaining, and the reset in a minute. */
    PRIMARY_LIMIT,
    /** 403 unless another status is asked for; remaining stays above 0. */
    SECONDARY_LIMIT,
    TOO_MANY_REQUESTS,
    NOT_FOUND,
    SERVER_ERROR,
    BAD_GATEWAY,
    UNAVAILABLE,
    /** Half of the body, then the connection closes before Content-Length is reached. */
    CUT_SHORT,
    /** Half of the body as if that were all: the length is right, the JSON is not. */
    CUT_JSON,
    /** The right answer, too late. */
    SLOW,
    /** The right answer, a few bytes at a time. */
    DRIP,
    /** The connection is reset without an answer. */
    RESET,
    /** A body that never ends; for safety after 60 seconds. */
    ENDLESS,
    /** 64 MiB of valid JSON. */
    HUGE,
    /** 302 to another port, where it is noted whether the token came along. */
    REDIRECT_ELSEWHERE,
    /** 302 to itself. */
    REDIRECT_LOOP,
    /** The right answer, except that every status is a word that nobody knows. */
    UNKNOWN_STATUS,
    /** The right answer, except that everything but ids and names is null. */
    NULL_FIELDS,
    /** 200 with a page of HTML, as from a proxy or a login form. */
    HTML,
    /** Only GraphQL: the query is given up after the delay, and costs its points; 502 unless another status, or 200, is asked for. */
    GRAPHQL_TIMEOUT,
    /** Only GraphQL: every third node is null, with an error beside the data. */
    GRAPHQL_PARTIAL,
    /** The right answer with limit headers that are no numbers. */
    MALFORMED_LIMITS,
    /** The right answer without a word about limits. */
    NO_LIMITS,
    /** The right answer, with limits whose reset was an hour ago. */
    PAST_RESET,
    /** Only a later page of a list: where it is to begin is not known any more. 422 (GitHub) or 400 (GitLab). */
    EXPIRED_CURSOR;

    public boolean onlyGraphQl() {
        return this == GRAPHQL_TIMEOUT || this == GRAPHQL_PARTIAL;
    }

    /** Whether it strikes nothing but what continues a list. */
    public boolean onlyLaterPages() {
        return this == EXPIRED_CURSOR;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FaultKind parse(String word) {
        try {
            return valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("unknown fault kind '" + word + "'", unknown);
        }
    }
}
