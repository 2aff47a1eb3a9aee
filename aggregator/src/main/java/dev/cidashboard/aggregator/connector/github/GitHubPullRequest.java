package dev.cidashboard.aggregator.connector.github;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;

/** A pull request. The author is null for a deleted account, the head's repository for a deleted fork. */
record GitHubPullRequest(
        Long id,
        Long number,
        String title,
        Boolean draft,
        GitHubUser user,
        Side head,
        Side base,
        @JsonProperty("requested_reviewers") List<GitHubUser> requestedReviewers,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        @JsonProperty("html_url") String htmlUrl) {

    /** Where it comes from, or goes to. */
    record Side(String ref, GitHubRepository repo, GitHubUser user) {}
}
