package dev.cidashboard.aggregator.connector.github;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A repository; inside other things often only its id, name and owner. */
record GitHubRepository(
        Long id,
        @JsonProperty("node_id") String nodeId,
        String name,
        @JsonProperty("full_name") String fullName,
        String description,
        @JsonProperty("private") Boolean isPrivate,
        String visibility,
        @JsonProperty("html_url") String htmlUrl,
        @JsonProperty("default_branch") String defaultBranch,
        @JsonProperty("pushed_at") String pushedAt,
        @JsonProperty("updated_at") String updatedAt,
        Boolean archived,
        GitHubUser owner) {}
