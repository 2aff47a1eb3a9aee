package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * One pipeline: a GitHub workflow run, a GitLab pipeline.
 *
 * @param repository whose it is; left out where the request already named the project
 * @param name of the workflow; absent where the platform has one pipeline for all
 * @param number the number that people know it by
 * @param ref branch, or {@code owner:branch} when it came from a fork
 * @param title first line of the commit or the title of the merge request
 * @param queuedSeconds from its creation to its start
 * @param durationSeconds from the start of this attempt to its end, or so far
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PipelineView(
        String id,
        RepositoryRefView repository,
        Status status,
        String name,
        Long number,
        int attempt,
        String event,
        String ref,
        String sha,
        String title,
        String actor,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        Long queuedSeconds,
        Long durationSeconds,
        String webUrl) {}
