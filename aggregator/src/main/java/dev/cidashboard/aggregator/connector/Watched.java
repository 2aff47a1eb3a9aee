package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.project.Project;
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

    /** Whether an entry names it as it is called today; one that names an old path of it is only known to the forge. */
    public boolean names(Project project) {
        return entries.stream().anyMatch(entry -> switch (entry) {
            case WatchedRepository.ById byId -> project.id().nativeId().equals(Long.toString(byId.id()));
            case WatchedRepository.ByPath byPath -> project.path().equalsIgnoreCase(byPath.path());
        });
    }
}
