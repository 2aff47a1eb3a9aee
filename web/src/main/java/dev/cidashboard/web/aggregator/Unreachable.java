package dev.cidashboard.web.aggregator;

/** Refused, reset or no answer within the time allowed. */
final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
