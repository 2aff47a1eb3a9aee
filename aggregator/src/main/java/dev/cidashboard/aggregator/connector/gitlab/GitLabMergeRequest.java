package dev.cidashboard.aggregator.connector.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;

/** A merge request. Old servers say {@code work_in_progress} instead of {@code draft}, older ones only in the title. */
record GitLabMergeRequest(
        Long id,
        Long iid,
        String title,
        Boolean draft,
        @JsonProperty("work_in_progress") Boolean workInProgress,
        GitLabUser author,
        @JsonProperty("source_branch") String sourceBranch,
        @JsonProperty("target_branch") String targetBranch,
        @JsonProperty("source_project_id") Long sourceProjectId,
        @JsonProperty("target_project_id") Long targetProjectId,
        List<GitLabUser> reviewers,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        @JsonProperty("web_url") String webUrl) {}
