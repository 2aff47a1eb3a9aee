package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.api.Status;

import java.time.Duration;
import java.time.Instant;

/** A run that a test describes by what matters. */
record Runs(
        String id,
        int attempt,
        Status status,
        String branch,
        Instant createdAt,
        Instant updatedAt,
        Instant finishedAt,
        Duration duration) {

    static Runs run(String id) {
        return new Runs(
                id,
                1,
                Status.SUCCESS,
                "main",
                Samples.NOON,
                Samples.NOON.plusSeconds(60),
                Samples.NOON.plusSeconds(60),
                Duration.ofSeconds(60));
    }

    Runs attempt(int other) {
        return new Runs(id, other, status, branch, createdAt, updatedAt, finishedAt, duration);
    }

    Runs status(Status other) {
        boolean moving = other.isMoving();
        return new Runs(
                id,
                attempt,
                other,
                branch,
                createdAt,
                updatedAt,
                moving ? null : finishedAt == null ? updatedAt : finishedAt,
                moving ? null : duration == null ? Duration.ofSeconds(60) : duration);
    }

    Runs branch(String other) {
        return new Runs(id, attempt, status, other, createdAt, updatedAt, finishedAt, duration);
    }

    Runs createdAt(Instant other) {
        return new Runs(id, attempt, status, branch, other, updatedAt, finishedAt, duration);
    }

    /** Last touched so long after noon, which is when it ended if it did. */
    Runs touched(Duration after) {
        Instant moment = Samples.NOON.plus(after);
        return new Runs(id, attempt, status, branch, createdAt, moment, finishedAt == null ? null : moment, duration);
    }

    Runs updatedAt(Instant other) {
        return new Runs(id, attempt, status, branch, createdAt, other, finishedAt, duration);
    }

    Runs duration(Duration other) {
        return new Runs(id, attempt, status, branch, createdAt, updatedAt, finishedAt, other);
    }

    Pipeline pipeline() {
        return new Pipeline(
                new PipelineId(id),
                "build",
                "Build",
                7L,
                attempt,
                status,
                "push",
                branch,
                Samples.commit("aaaa"),
                "Make it faster",
                "octocat",
                createdAt,
                createdAt,
                updatedAt,
                finishedAt,
                duration,
                "https://forge.example/runs/" + id,
                true);
    }
}
