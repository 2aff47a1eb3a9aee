package dev.cidashboard.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A GitHub workflow run or a GitLab pipeline.
 *
 * @param number the run number within its workflow (GitHub) or the iid within its project (GitLab)
 * @param event GitHub's event or GitLab's source
 * @param startedAt when the latest attempt started to run, null while it is queued
 */
public record Pipeline(
        long id,
        int number,
        Workflow workflow,
        String ref,
        Commit commit,
        String event,
        RunStatus status,
        int attempt,
        Person actor,
        Instant createdAt,
        Instant queuedAt,
        Instant startedAt,
        Instant updatedAt) {

    Pipeline of(Commit newCommit) {
        return new Pipeline(
                id, number, workflow, ref, newCommit, event, status, attempt, actor, createdAt, queuedAt, startedAt,
                updatedAt);
    }

    public Pipeline with(RunStatus newStatus, Instant now) {
        Instant started = newStatus.isQueued() ? null : startedAt;
        if (started == null && !newStatus.isQueued() && newStatus != RunStatus.SKIPPED) {
            started = now;
        }
        return new Pipeline(
                id, number, workflow, ref, commit, event, newStatus, attempt, actor, createdAt, queuedAt, started, now);
    }

    Pipeline rerun(Instant now) {
        return new Pipeline(
                id,
                number,
                workflow,
                ref,
                commit,
                event,
                RunStatus.QUEUED,
                attempt + 1,
                actor,
                createdAt,
                now,
                null,
                now);
    }

    /** The attempt that there must have been before one that the world began with. */
    Pipeline firstAttempt(int which) {
        return new Pipeline(
                id,
                number,
                workflow,
                ref,
                commit,
                event,
                RunStatus.FAILED,
                which,
                actor,
                createdAt,
                createdAt,
                createdAt.plusSeconds(5),
                createdAt.plusSeconds(240));
    }

    /** GitHub's run_started_at is when the attempt was queued, and never empty; GitLab's started_at is empty until it runs. */
    public Instant startedAt(Platform platform) {
        return switch (platform) {
            case GITHUB -> queuedAt;
            case GITLAB -> startedAt;
        };
    }

    /** Whole seconds from the start to the end of the latest attempt, once it has ended as its forge understands it. */
    public OptionalLong durationSeconds(Platform platform) {
        boolean ended =
                switch (platform) {
                    case GITHUB -> status.gitHubConclusion() != null;
                    case GITLAB -> status.finished() && startedAt != null;
                };
        return ended
                ? OptionalLong.of(
                        Duration.between(startedAt(platform), updatedAt).toSeconds())
                : OptionalLong.empty();
    }
}
