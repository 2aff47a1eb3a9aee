package dev.cidashboard.aggregator.snapshot;

/** A row that this version of the program did not write, or that somebody else changed since. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }

    Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
