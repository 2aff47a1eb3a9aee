package dev.cidashboard.aggregator.state;

import java.util.Arrays;
import java.util.Optional;

/** What is kept apart in a snapshot, since it changes at its own pace: one row of a project, or of an instance. */
public enum SnapshotPart {
    /** How an instance was read, and what its connector remembers of the list of projects. */
    INSTANCE("instance"),
    /** What its forge lists of a project, and what of it belongs to no single reading. */
    PROJECT("project"),
    PIPELINES("pipelines"),
    HEAD("head"),
    BRANCHES("branches"),
    COMMITS("commits"),
    MERGE_REQUESTS("merge_requests"),
    GLIMPSE("glimpse"),
    /** What the connector remembers of the project: refers to what the other parts hold, and so is never older than they. */
    MEMORY("memory");

    private final String word;

    SnapshotPart(String word) {
        this.word = word;
    }

    /** The word used in stores. */
    public String word() {
        return word;
    }

    /** Empty for a word that this version does not know. */
    public static Optional<SnapshotPart> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word.equals(word)).findFirst();
    }
}
