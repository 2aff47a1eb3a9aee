package dev.cidashboard.simulator.world;

import java.util.Locale;

/** What a status means whatever the forge calls it; declared in order of severity, most severe first. */
public enum NeutralStatus {
    ERROR,
    TIMED_OUT,
    FAILED,
    ACTION_REQUIRED,
    CANCELLED,
    RUNNING,
    WAITING,
    QUEUED,
    SCHEDULED,
    UNKNOWN,
    SUCCESS_WITH_WARNINGS,
    STALE,
    SUCCESS,
    NEUTRAL,
    SKIPPED,
    NONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this one decides when both are latest runs of different workflows. */
    public boolean worseThan(NeutralStatus other) {
        return ordinal() < other.ordinal();
    }
}
