package dev.cidashboard.aggregator.connector.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A deployment.
 *
 * @param deployable the job that made it; null for one that was told to GitLab from outside
 */
record GitLabDeployment(
        Long id,
        String ref,
        String sha,
        String status,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        Environment environment,
        Job deployable) {

    record Environment(String name) {}

    record Job(@JsonProperty("finished_at") String finishedAt, GitLabCommit commit) {}
}
