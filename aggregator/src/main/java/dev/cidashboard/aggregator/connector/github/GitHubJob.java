package dev.cidashboard.aggregator.connector.github;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A job of a run. */
record GitHubJob(
        Long id,
        String name,
        String status,
        String conclusion,
        @JsonProperty("started_at") String startedAt,
        @JsonProperty("completed_at") String completedAt,
        @JsonProperty("runner_name") String runnerName,
        @JsonProperty("html_url") String htmlUrl) {}
