package dev.cidashboard.aggregator.connector.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A user or bot. */
record GitLabUser(
        String username,
        String name,
        @JsonProperty("avatar_url") String avatarUrl,
        @JsonProperty("web_url") String webUrl) {

    static String usernameOf(GitLabUser user) {
        return user == null ? null : user.username();
    }
}
