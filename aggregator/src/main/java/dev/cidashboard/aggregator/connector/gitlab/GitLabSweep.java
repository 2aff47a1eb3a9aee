package dev.cidashboard.aggregator.connector.gitlab;

import java.util.List;

/** The answer to {@link GitLabSweepQuery}: leaves out every project that the token may not see. */
record GitLabSweep(Projects projects) {

    record Projects(List<Project> nodes) {}

    record Project(
            String id,
            String webUrl,
            String lastActivityAt,
            Repository repository,
            Pipelines pipelines,
            Pipelines touched,
            MergeRequests mergeRequests,
            MergeRequests drafts) {}

    record Repository(Tree tree) {}

    record Tree(Commit lastCommit) {}

    record Commit(String sha, String title, String authorName, String committedDate) {}

    record Pipelines(List<Pipeline> nodes) {}

    record Pipeline(
            String id,
            String status,
            String source,
            String ref,
            String sha,
            String createdAt,
            String startedAt,
            String updatedAt,
            String finishedAt,
            Double duration,
            GitLabUser user,
            GitLabPipeline.DetailedStatus detailedStatus) {}

    record MergeRequests(Integer count, List<MergeRequest> nodes) {}

    record MergeRequest(String updatedAt) {}
}
