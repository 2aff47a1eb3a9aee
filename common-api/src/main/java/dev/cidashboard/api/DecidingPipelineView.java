package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/** The pipeline that decides a row's or a branch's status. Duration in whole seconds from its own start. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecidingPipelineView(
        String id, Status status, String webUrl, String ref, String name, Instant startedAt, Long durationSeconds) {}
