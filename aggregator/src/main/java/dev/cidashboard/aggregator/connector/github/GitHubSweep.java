package dev.cidashboard.aggregator.connector.github;

import java.util.List;

/** The answer to {@link GitHubSweepQuery}: null for every repository that it cannot tell about. */
record GitHubSweep(List<Repository> nodes) {

    record Repository(Long databaseId, String pushedAt, Ref defaultBranchRef, Refs refs, PullRequests pullRequests) {}

    record Ref(Target target) {}

    /** The last commit. */
    record Target(String oid, String message, String committedDate, Author author, CheckSuites checkSuites) {}

    record Author(String name, GitHubUser user) {}

    record CheckSuites(List<CheckSuite> nodes) {}

    /** @param workflowRun null for the suite of another app than GitHub Actions */
    record CheckSuite(String status, String conclusion, WorkflowRun workflowRun) {}

    record WorkflowRun(Long databaseId, String updatedAt) {}

    /** @param nodes only where the branches that moved last were asked for */
    record Refs(Integer totalCount, List<Ref> nodes) {}

    record PullRequests(Integer totalCount, List<PullRequest> nodes) {}

    record PullRequest(String updatedAt) {}
}
