package dev.cidashboard.aggregator.connector.github;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A run of a workflow. Older servers leave out the attempt, its start, the title and who triggered it. */
record GitHubWorkflowRun(
        Long id,
        @JsonProperty("node_id") String nodeId,
        String name,
        @JsonProperty("workflow_id") Long workflowId,
        String path,
        @JsonProperty("run_number") Long runNumber,
        @JsonProperty("run_attempt") Integer runAttempt,
        String event,
        String status,
        String conclusion,
        @JsonProperty("head_branch") String headBranch,
        @JsonProperty("head_sha") String headSha,
        @JsonProperty("display_title") String displayTitle,
        @JsonProperty("html_url") String htmlUrl,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        @JsonProperty("run_started_at") String runStartedAt,
        GitHubUser actor,
        @JsonProperty("triggering_actor") GitHubUser triggeringActor,
        @JsonProperty("head_commit") HeadCommit headCommit,
        GitHubRepository repository,
        @JsonProperty("head_repository") GitHubRepository headRepository) {

    /** What it ran on. */
    record HeadCommit(String id, String message, String timestamp, Person author) {}

    /** Who wrote it, as the commit says. */
    record Person(String name) {}
}
