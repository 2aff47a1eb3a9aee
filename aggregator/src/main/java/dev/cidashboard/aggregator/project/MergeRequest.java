package dev.cidashboard.aggregator.project;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An open merge request (GitLab) or pull request (GitHub).
 *
 * @param id the platform's immutable id
 * @param number what people call it within its project
 * @param author login, null for a deleted account
 * @param sourceBranch {@code owner:branch} when it comes from a fork; null when the fork is gone
 * @param reviewers logins of the people asked to review
 * @param webUrl where people see it, http or https; a text, since a URI costs its parts once more
 */
public record MergeRequest(
        String id,
        long number,
        String title,
        String author,
        boolean draft,
        String sourceBranch,
        String targetBranch,
        List<String> reviewers,
        Instant createdAt,
        Instant updatedAt,
        String webUrl) {

    public MergeRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        reviewers = List.copyOf(reviewers);
    }
}
