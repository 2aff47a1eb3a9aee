package dev.cidashboard.configuration;

import java.util.List;
import java.util.Optional;

/** The whitelist over all platforms. A platform without an entry is unfiltered. */
public record WatchedRepositories(List<WatchedRepository> entries) {
    public WatchedRepositories {
        entries = List.copyOf(entries);
    }

    public static WatchedRepositories everything() {
        return new WatchedRepositories(List.of());
    }

    /**
     * What to ask one instance for, in the order of the file.
     *
     * @return empty if the instance is unfiltered; an empty list if its platform has entries, but none for this instance
     */
    public Optional<List<WatchedRepository>> of(Platform platform, String instance) {
        var ofPlatform =
                entries.stream().filter(entry -> entry.platform() == platform).toList();
        if (ofPlatform.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ofPlatform.stream()
                .filter(entry -> entry.instance().map(instance::equals).orElse(true))
                .toList());
    }

    public Optional<List<WatchedRepository>> of(InstanceConfiguration instance) {
        return of(instance.platform(), instance.name());
    }
}
