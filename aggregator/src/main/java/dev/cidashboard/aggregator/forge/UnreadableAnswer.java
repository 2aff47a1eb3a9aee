package dev.cidashboard.aggregator.forge;

import java.io.IOException;

/** A body that arrived, but is not what was asked for. */
public final class UnreadableAnswer extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message plain words for people, without anything that the body said */
    public UnreadableAnswer(String message) {
        super(message);
    }
}
