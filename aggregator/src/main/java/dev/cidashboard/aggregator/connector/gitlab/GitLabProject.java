package dev.cidashboard.aggregator.connector.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A project. */
record GitLabProject(
        Long id,
        String name,
        @JsonProperty("path_with_namespace") String pathWithNamespace,
        String description,
        String visibility,
        @JsonProperty("public") Boolean isPublic,
        @JsonProperty("web_url") String webUrl,
        @JsonProperty("avatar_url") String avatarUrl,
        @JsonProperty("default_branch") String defaultBranch,
        @JsonProperty("last_activity_at") String lastActivityAt,
        Boolean archived) {}
