package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * A pipeline that ended differently on the same commit, and was not cleared since.
 *
 * @param sha the latest commit on which it did
 * @param commits on how many it did
 * @param lastAt when it last did
 * @param passesSince how often it succeeded in a row after that; five clear it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlakyPipelineView(
        RepositoryRefView repository, String name, String sha, int commits, Instant lastAt, int passesSince) {}
