package dev.cidashboard.aggregator.connector.github;

import java.util.List;

/**
 * The answer to {@code Deployments.graphql}.
 *
 * @param node null for a repository that the token may not ask about, or that is gone
 */
record GitHubDeployments(Repository node) {

    record Repository(Long databaseId, Connection deployments) {}

    record Connection(List<Deployment> nodes) {}

    /**
     * @param environment null where none was named
     * @param ref null if the branch or tag is gone
     * @param latestStatus null while nobody has said anything
     */
    record Deployment(
            Long databaseId,
            String environment,
            String createdAt,
            String updatedAt,
            String state,
            Commit commit,
            Ref ref,
            Status latestStatus,
            Statuses statuses) {}

    record Commit(String oid, String committedDate) {}

    record Ref(String name) {}

    /** Newest first. */
    record Statuses(List<Status> nodes) {}

    record Status(String state, String createdAt) {}
}
