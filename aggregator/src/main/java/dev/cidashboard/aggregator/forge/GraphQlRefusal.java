package dev.cidashboard.aggregator.forge;

import java.io.IOException;

/** A GraphQL endpoint answered with status 200 that it tells nothing. */
final class GraphQlRefusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final Failure.Kind kind;

    private GraphQlRefusal(Failure.Kind kind, String why) {
        super(why);
        this.kind = kind;
    }

    Failure.Kind kind() {
        return kind;
    }

    /** @param first of the errors; null where there is none either */
    static GraphQlRefusal of(GraphQlError first) {
        if (first == null) {
            return new GraphQlRefusal(Failure.Kind.UNREADABLE, "the answer to a query has neither data nor errors");
        }
        String words = first.message();
        if (first.type().equals("RATE_LIMITED") || words.contains("rate limit")) {
            return new GraphQlRefusal(Failure.Kind.RATE_LIMITED, "it asked us to wait");
        }
        if (words.contains("timeout") || words.contains("timed out")) {
            return new GraphQlRefusal(Failure.Kind.TIMED_OUT, "a query took it too long");
        }
        if (first.type().equals("FORBIDDEN") || first.type().equals("INSUFFICIENT_SCOPES") || words.contains("scope")) {
            return new GraphQlRefusal(Failure.Kind.FORBIDDEN, "the token lacks a scope or permission for queries");
        }
        if (words.contains("complexity")) {
            return new GraphQlRefusal(Failure.Kind.TOO_LARGE, "a query was more complex than it allows");
        }
        if (words.contains("something went wrong") || words.contains("internal server error")) {
            return new GraphQlRefusal(Failure.Kind.SERVER_ERROR, "it could not execute a query");
        }
        return new GraphQlRefusal(Failure.Kind.UNREADABLE, "it does not understand a query");
    }
}
