package dev.cidashboard.aggregator.pipeline;

import dev.cidashboard.api.Status;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** One job of a pipeline. What the forge left out is null. */
public record Job(
        String id,
        String name,
        String stage,
        Status status,
        boolean allowedToFail,
        Instant startedAt,
        Instant finishedAt,
        Duration duration,
        String runner,
        URI webUrl) {

    public Job {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
    }
}
