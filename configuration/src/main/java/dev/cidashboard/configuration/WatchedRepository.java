package dev.cidashboard.configuration;

import java.util.Objects;
import java.util.Optional;

/**
 * One entry of the whitelist, {@code filters.watched_repos}.
 *
 * @param instance the only instance it speaks about; empty for every instance of the platform
 */
public sealed interface WatchedRepository {
    Platform platform();

    Optional<String> instance();

    /** By the platform's own number, which survives renames. */
    record ById(Platform platform, Optional<String> instance, long id) implements WatchedRepository {
        public ById {
            Objects.requireNonNull(platform, "platform");
            Objects.requireNonNull(instance, "instance");
            if (id <= 0) {
                throw new IllegalArgumentException("a repository's id is a positive number, not " + id);
            }
        }
    }

    /** By path: {@code owner/repo} or {@code group/subgroup/project}. Forges compare it without case. */
    record ByPath(Platform platform, Optional<String> instance, String path) implements WatchedRepository {
        public ByPath {
            Objects.requireNonNull(platform, "platform");
            Objects.requireNonNull(instance, "instance");
            Objects.requireNonNull(path, "path");
        }
    }
}
