package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * One round over all projects of an instance.
 *
 * @param finishedAt absent while it goes on
 * @param listed projects that the forge named so far
 * @param refreshed projects that were asked about so far
 * @param failed projects of which something could not be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PassView(Instant startedAt, Instant finishedAt, int listed, int refreshed, int failed, String outcome) {}
