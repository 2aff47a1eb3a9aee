package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * A time in which a default branch was red: from the end of the first failed run of a workflow to the end of the next that succeeded.
 *
 * @param name of the workflow
 * @param brokenBy the run that failed first
 * @param greenAt absent while it is red
 * @param seconds until it was green, or until now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecoveryView(
        RepositoryRefView repository,
        String branch,
        String name,
        PipelineView brokenBy,
        Instant redAt,
        Instant greenAt,
        long seconds) {}
