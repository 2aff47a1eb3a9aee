package dev.cidashboard.aggregator.connector;

import dev.cidashboard.configuration.WatchedRepository;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What one instance is to be asked for, and who hears what of it is not there.
 *
 * @param notFound is given, after each full reading, the entries that the forge does not have
 */
public record Watched(List<WatchedRepository> entries, Consumer<List<WatchedRepository>> notFound) {

    public Watched {
        entries = entries.stream().distinct().toList();
        Objects.requireNonNull(notFound, "notFound");
    }
}
