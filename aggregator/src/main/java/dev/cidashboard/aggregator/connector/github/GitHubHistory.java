package dev.cidashboard.aggregator.connector.github;

import java.util.List;

/** The answer to {@code SweepOfHistory.graphql}: null for every repository that it cannot tell about. */
record GitHubHistory(List<Repository> nodes) {

    /** @param defaultBranchRef null for an empty repository */
    record Repository(Long databaseId, Ref defaultBranchRef) {}

    /** @param target only of the default branch */
    record Ref(String name, Target target) {}

    record Target(Commits history) {}

    /** @param totalCount also of those before the ones that were asked for */
    record Commits(Integer totalCount, List<Commit> nodes) {}

    /** @param checkSuites null where the token may not read them */
    record Commit(String oid, CheckSuites checkSuites) {}

    record CheckSuites(List<CheckSuite> nodes) {}

    /**
     * @param branch null if it is gone
     * @param workflowRun null for the suite of another app than GitHub Actions
     */
    record CheckSuite(String status, String conclusion, Ref branch, WorkflowRun workflowRun) {}

    record WorkflowRun(
            Long databaseId,
            Long runNumber,
            String event,
            String createdAt,
            String updatedAt,
            String url,
            Workflow workflow) {}

    record Workflow(Long databaseId, String name) {}
}
