package dev.cidashboard.aggregator.deployment;

import java.util.Locale;

/** How far a deployment came. */
public enum DeploymentStatus {
    /** Not begun: it waits for a runner, for its turn, or for somebody's approval. */
    PENDING,
    RUNNING,
    /** It was brought there, whatever took its place later. */
    SUCCESS,
    FAILED,
    CANCELLED,
    SKIPPED,
    /** Said in a word that nobody here knows. */
    UNKNOWN;

    /** For the history; stable. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it came to an end. */
    public boolean isOver() {
        return switch (this) {
            case PENDING, RUNNING, UNKNOWN -> false;
            case SUCCESS, FAILED, CANCELLED, SKIPPED -> true;
        };
    }
}
