package dev.cidashboard.aggregator.connector.github;

import java.util.List;

/**
 * The answer to {@link GitHubSweepQuery}: null for every repository that it cannot tell about.
 *
 * @param followed runs that were asked for by their own ids
 * @param alsoFollowed the rest of these
 */
record GitHubSweep(List<Repository> nodes, List<WorkflowRun> followed, List<WorkflowRun> alsoFollowed) {

    record Repository(Long databaseId, String pushedAt, Ref defaultBranchRef, Refs refs, PullRequests pullRequests) {}

    /** @param name only of the branches that moved last */
    record Ref(String name, Target target) {}

    /** The last commit. */
    record Target(String oid, String message, String committedDate, Author author, CheckSuites checkSuites) {}

    record Author(String name, GitHubUser user) {}

    record CheckSuites(List<CheckSuite> nodes) {}

    /** @param workflowRun null for the suite of another app than GitHub Actions */
    record CheckSuite(String status, String conclusion, WorkflowRun workflowRun) {}

    /** @param checkSuite only of one that was asked for by its own id; else it is within its suite */
    record WorkflowRun(String id, Long databaseId, String updatedAt, CheckSuite checkSuite) {}

    /** @param nodes only where the branches that moved last were asked for */
    record Refs(Integer totalCount, List<Ref> nodes) {}

    record PullRequests(Integer totalCount, List<PullRequest> nodes) {}

    record PullRequest(Boolean isDraft, String updatedAt) {}
}
