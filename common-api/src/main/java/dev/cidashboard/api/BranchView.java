package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/** One branch, its last commit (absent until it is read) and the latest pipeline on it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BranchView(
        String name,
        boolean isDefault,
        boolean isProtected,
        CommitView commit,
        DecidingPipelineView pipeline,
        String webUrl) {}
