package dev.cidashboard.aggregator.connector.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A pipeline. Lists leave out everything from {@code started_at} on. */
record GitLabPipeline(
        Long id,
        String name,
        String status,
        String source,
        String ref,
        String sha,
        @JsonProperty("web_url") String webUrl,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        @JsonProperty("started_at") String startedAt,
        @JsonProperty("finished_at") String finishedAt,
        Double duration,
        GitLabUser user,
        @JsonProperty("detailed_status") DetailedStatus detailedStatus) {

    /** How GitLab's own pages show it: the only place that tells a success with warnings. */
    record DetailedStatus(String group, String label, String icon) {}
}
