package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/** An earlier attempt of a pipeline. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptView(
        int attempt, Status status, String actor, Instant startedAt, Instant finishedAt, Double durationSeconds) {}
