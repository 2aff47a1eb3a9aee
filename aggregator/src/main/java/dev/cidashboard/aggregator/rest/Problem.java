package dev.cidashboard.aggregator.rest;

import dev.cidashboard.api.ProblemView;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of error that this API answers; the words never change, since callers may compare them. */
enum Problem {
    INVALID_PARAMETER("invalid-parameter", 400, "A parameter cannot be used"),
    BAD_REQUEST("bad-request", 400, "The request cannot be read"),
    FOREIGN_ORIGIN("foreign-origin", 403, "Pages of the web may not ask this process"),
    FOREIGN_HOST("foreign-host", 403, "This process is not called that"),
    NOT_FOUND("not-found", 404, "There is no such thing"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This cannot be done here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "There is no answer of that media type"),
    TOO_LARGE("too-large", 413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "A body of this media type is not read"),
    INTERNAL("internal", 500, "The aggregator has a fault"),
    UNAVAILABLE("unavailable", 503, "This cannot be had at the moment"),
    HISTORY_OFF("history-off", 503, "No history is kept"),
    HISTORY_AWAY("history-away", 503, "The history cannot be read at the moment");

    private static final String TYPE = "urn:ci-dashboard:problem:";

    private final String word;
    private final int status;
    private final String title;

    Problem(String word, int status, String title) {
        this.word = word;
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    ProblemView view(String detail, String parameter) {
        return new ProblemView(TYPE + word, title, status, detail, parameter);
    }

    /** The kind that stands for a status that the framework chose. */
    static Problem ofStatus(int status) {
        Optional<Problem> named = Arrays.stream(values())
                .filter(problem -> problem.status == status)
                .filter(problem -> problem != INVALID_PARAMETER && problem != FOREIGN_ORIGIN)
                .findFirst();
        return named.orElse(status < 500 ? BAD_REQUEST : INTERNAL);
    }
}
