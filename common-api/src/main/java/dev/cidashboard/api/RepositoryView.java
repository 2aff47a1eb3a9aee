package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * One row of the overview, the only row shape there is. Absent values are null and left out of the JSON.
 *
 * @param status the worst of the latest run per workflow on the default branch
 * @param pipeline the run that decided the status
 * @param asOf when this content last changed; when it was last confirmed is a header
 * @param stale true when it could not be confirmed within the time to live
 * @param confirmedAt only of a stale row: when it was last confirmed
 * @param problem why it could not be confirmed, in plain words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RepositoryView(
        ProjectId id,
        InstanceId instance,
        Platform platform,
        String path,
        String name,
        String webUrl,
        String defaultBranch,
        Status status,
        DecidingPipelineView pipeline,
        CommitView lastCommit,
        Integer branchCount,
        Integer openMergeRequests,
        Integer draftMergeRequests,
        Instant asOf,
        boolean stale,
        Instant confirmedAt,
        String problem) {}
