package dev.cidashboard.aggregator.pipeline;

import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.api.Status;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One pipeline: a GitHub workflow run, a GitLab pipeline. What the forge left out is null.
 *
 * @param workflow key of the workflow it is a run of, stable over renames; empty where the platform has one for all
 * @param name of the workflow as people know it; null where the platform has none
 * @param number what people call it
 * @param attempt from 1; a re-run is the next attempt of the same pipeline
 * @param event what started it, in the platform's own word
 * @param ref the branch or tag; {@code owner:branch} when it came from a fork, so that it never counts for a branch of ours
 * @param commit what it ran on; author and message as far as the forge said
 * @param title of the run as the forge shows it
 * @param actor login of who started it
 * @param startedAt when this attempt began to run
 * @param updatedAt when the forge last touched it: together with the attempt, what orders two sightings
 * @param finishedAt end of this attempt, if it ended and the forge says when
 * @param duration of this attempt from its own start to its end; null until it ended and while not known
 * @param webUrl where people see it, http or https; a text, since a URI costs its parts once more and there are fifty of
 *     these to a project
 * @param detailed whether the platform's full answer was read (GitLab's list hides warnings and durations)
 */
public record Pipeline(
        PipelineId id,
        String workflow,
        String name,
        Long number,
        int attempt,
        Status status,
        String event,
        String ref,
        Commit commit,
        String title,
        String actor,
        Instant createdAt,
        Instant startedAt,
        Instant updatedAt,
        Instant finishedAt,
        Duration duration,
        String webUrl,
        boolean detailed) {

    public Pipeline {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(workflow, "workflow");
        Objects.requireNonNull(status, "status");
        if (attempt < 1) {
            throw new IllegalArgumentException(
                    "attempt of pipeline " + id + " is " + attempt + ", expected at least 1");
        }
    }
}
