package dev.cidashboard.aggregator.forge;

import java.util.Objects;

/**
 * What one body said.
 *
 * @param total how many there are in all as the body says; negative if it does not
 * @param dropped elements that could not be told apart from others, because their id or name was missing
 */
public record Content<T>(T value, int total, int dropped) {

    public static final int UNKNOWN_TOTAL = -1;

    public Content {
        Objects.requireNonNull(value, "value");
    }
}
