package dev.cidashboard.aggregator.job;

import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.pipeline.Job;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.api.JobsView;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of the jobs of one pipeline after the latest attempt to read them.
 *
 * @param jobs the last that were read; null if there never were any
 * @param sight the pipeline when {@code jobs} were read; null if it was not known
 * @param problem why the latest attempt failed; null if it did not
 */
record KeptJobs(List<Job> jobs, boolean gone, Sight sight, String problem, Instant goodUntil) {

    private static final Duration WHILE_MOVING = Duration.ofSeconds(10);
    private static final Duration WHEN_FINISHED = Duration.ofHours(24);
    private static final Duration WHEN_GONE = Duration.ofMinutes(1);
    /** Nobody but a visitor ever named it; should the state come to know it, it is asked for at once. */
    private static final Duration WHEN_NEVER_SEEN = Duration.ofMinutes(10);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    /** Whatever a forge asks for, nobody is kept from the next attempt for longer. */
    private static final Duration LONGEST_AFTER_FAILURE = Duration.ofMinutes(2);

    static KeptJobs after(Observation<List<Job>> observed, KeptJobs before, Sight sight, Instant now) {
        return switch (observed) {
            case Observation.Fresh<List<Job>>(List<Job> jobs) -> read(jobs, sight, now);
            case Observation.NotModified<List<Job>>(List<Job> jobs) -> read(jobs, sight, now);
            case Observation.Gone<List<Job>>() ->
                new KeptJobs(null, true, sight, null, now.plus(sight == null ? WHEN_NEVER_SEEN : WHEN_GONE));
            case Observation.Failed<List<Job>>(Failure failure) -> failed(before, failure, now);
        };
    }

    private static KeptJobs read(List<Job> jobs, Sight sight, Instant now) {
        boolean moving = jobs.stream().anyMatch(job -> job.status().isMoving()) || (sight != null && sight.isMoving());
        return new KeptJobs(List.copyOf(jobs), false, sight, null, now.plus(moving ? WHILE_MOVING : WHEN_FINISHED));
    }

    private static KeptJobs failed(KeptJobs before, Failure failure, Instant now) {
        Instant earliest = now.plus(AFTER_FAILURE);
        Instant latest = now.plus(LONGEST_AFTER_FAILURE);
        Instant wanted = failure.retryAt() == null ? earliest : failure.retryAt();
        Instant retryAt = wanted.isBefore(earliest) ? earliest : wanted.isAfter(latest) ? latest : wanted;
        return before == null
                ? new KeptJobs(null, false, null, failure.message(), retryAt)
                : new KeptJobs(before.jobs, false, before.sight, failure.message(), retryAt);
    }

    /** Whether nobody needs to be asked: young enough, and read of the pipeline as it is now seen. */
    boolean isGood(Sight now, Instant at) {
        return at.isBefore(goodUntil) && (problem != null || now == null || Objects.equals(sight, now));
    }

    /** Whether these jobs may stand until newer ones are read; those of another attempt may not. */
    boolean canBeShownMeanwhile(Sight now) {
        return jobs != null && (sight == null || now == null || sight.attempt() == now.attempt());
    }

    /** Empty if the forge has no such pipeline. */
    Optional<JobsView> view(PipelineId pipeline) {
        if (gone) {
            return Optional.empty();
        }
        return Optional.of(
                new JobsView(pipeline.value(), jobs == null ? List.of() : JobViews.of(jobs), false, problem));
    }
}
