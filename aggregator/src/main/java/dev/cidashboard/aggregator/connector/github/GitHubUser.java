package dev.cidashboard.aggregator.connector.github;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A user, bot or organisation. */
record GitHubUser(
        String login,
        String name,
        @JsonProperty("avatar_url") String avatarUrl,
        @JsonProperty("html_url") String htmlUrl) {

    static String loginOf(GitHubUser user) {
        return user == null ? null : user.login();
    }
}
