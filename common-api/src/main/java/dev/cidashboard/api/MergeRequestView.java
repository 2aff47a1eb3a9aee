package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.List;

/** One open merge (pull) request; status is that of the latest pipeline on its source branch. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MergeRequestView(
        String id,
        long number,
        String title,
        String author,
        boolean draft,
        String sourceBranch,
        String targetBranch,
        List<String> reviewers,
        Status status,
        Instant createdAt,
        Instant updatedAt,
        String webUrl) {}
