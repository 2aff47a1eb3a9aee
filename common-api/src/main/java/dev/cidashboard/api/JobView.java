package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/** One job of a pipeline. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobView(
        String id,
        String name,
        String stage,
        Status status,
        boolean allowedToFail,
        Instant startedAt,
        Instant finishedAt,
        Long durationSeconds,
        String runner,
        String webUrl) {}
