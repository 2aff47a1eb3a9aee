package dev.cidashboard.aggregator.deployment;

import java.time.Instant;
import java.util.Objects;

/**
 * One deployment. What the platform left out is null.
 *
 * @param environment where to, in the project's own words; empty where the platform names none
 * @param ref the branch or tag; null also if it is gone
 * @param updatedAt when the platform last touched it: what orders two sightings
 * @param finishedAt when it ended, which is never when another took its place; null until then and where it is not known
 * @param committedAt when the commit was made that was brought there
 */
public record Deployment(
        DeploymentId id,
        String environment,
        String ref,
        String sha,
        DeploymentStatus status,
        Instant createdAt,
        Instant updatedAt,
        Instant finishedAt,
        Instant committedAt) {

    public Deployment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
