package dev.cidashboard.aggregator.connector.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A commit. Inside a branch of an old server only the long names of its fields are there. */
record GitLabCommit(
        String id,
        String title,
        String message,
        @JsonProperty("author_name") String authorName,
        @JsonProperty("committed_date") String committedDate,
        @JsonProperty("created_at") String createdAt) {}
