package dev.cidashboard.aggregator.connector.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A project. Servers before version 5 have no path with namespace, those before 9 a number for the visibility. */
record GitLabProject(
        Long id,
        String name,
        @JsonProperty("path_with_namespace") String pathWithNamespace,
        String path,
        Namespace namespace,
        GitLabUser owner,
        String description,
        String visibility,
        @JsonProperty("visibility_level") Integer visibilityLevel,
        @JsonProperty("public") Boolean isPublic,
        @JsonProperty("web_url") String webUrl,
        @JsonProperty("avatar_url") String avatarUrl,
        @JsonProperty("default_branch") String defaultBranch,
        @JsonProperty("last_activity_at") String lastActivityAt,
        Boolean archived) {

    /** The group or user that a project belongs to. */
    record Namespace(@JsonProperty("full_path") String fullPath, String path) {}

    /** Where people find it, put together where it is not said; null if nothing of it is known. */
    String fullPath() {
        if (pathWithNamespace != null || path == null) {
            return pathWithNamespace;
        }
        String group =
                namespace == null ? null : namespace.fullPath() == null ? namespace.path() : namespace.fullPath();
        String before = group == null ? GitLabUser.usernameOf(owner) : group;
        return before == null ? path : before + "/" + path;
    }
}
