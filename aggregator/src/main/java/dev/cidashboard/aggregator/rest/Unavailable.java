package dev.cidashboard.aggregator.rest;

/** What was asked for cannot be had at the moment: 503. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message why, in plain words for people */
    public Unavailable(String message) {
        super(message);
    }
}
