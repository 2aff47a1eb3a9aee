package dev.cidashboard.aggregator.job;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.api.Status;

import java.time.Instant;

/** How the state saw the pipeline when its jobs were read: when that changes, the jobs have changed too. */
record Sight(int attempt, Status status, Instant updatedAt) {

    /** @param pipeline null gives null: the state does not know it */
    static Sight of(Pipeline pipeline) {
        return pipeline == null ? null : new Sight(pipeline.attempt(), pipeline.status(), pipeline.updatedAt());
    }

    boolean isMoving() {
        return status.isMoving();
    }
}
