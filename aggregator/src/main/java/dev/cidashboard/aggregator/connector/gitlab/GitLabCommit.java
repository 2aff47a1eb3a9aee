package dev.cidashboard.aggregator.connector.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A commit. Inside a branch of a server before version 6 the author is an object, and there is no title. */
record GitLabCommit(
        String id,
        String title,
        String message,
        @JsonProperty("author_name") String authorName,
        @JsonProperty("committed_date") String committedDate,
        @JsonProperty("created_at") String createdAt,
        Author author) {

    /** Who wrote it, as old servers say it. */
    record Author(String name) {}

    String authorOrNull() {
        return authorName == null && author != null ? author.name() : authorName;
    }
}
