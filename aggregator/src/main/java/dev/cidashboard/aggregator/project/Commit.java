package dev.cidashboard.aggregator.project;

import java.time.Instant;
import java.util.Objects;

/**
 * A commit.
 *
 * @param author name of the person, null if the forge did not say
 * @param message its first line, bounded; null if not known
 * @param at when it was committed, null if not known
 */
public record Commit(String sha, String author, String message, Instant at) {
    public Commit {
        Objects.requireNonNull(sha, "sha");
    }
}
