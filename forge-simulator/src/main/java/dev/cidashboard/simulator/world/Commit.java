package dev.cidashboard.simulator.world;

import java.time.Instant;

public record Commit(String sha, String message, Person author, Instant at) {

    public Commit {
        if (sha == null || sha.length() != 40) {
            throw new IllegalArgumentException("sha '" + sha + "' does not have 40 characters");
        }
    }

    public String firstLine() {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** Shas of things around the commit need to be stable and unique, but nobody ever looks them up. */
    public String treeSha() {
        return new StringBuilder(sha).reverse().toString();
    }

    public String parentSha() {
        return sha.substring(20) + sha.substring(0, 20);
    }
}
