package dev.cidashboard.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One job of a pipeline. Jobs follow from their pipeline and are never kept. */
public record Job(
        long id,
        String name,
        String stage,
        RunStatus status,
        boolean allowFailure,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt) {

    private static final String[][] NAMES = {
        {"build", "build"},
        {"unit-tests (21)", "test"},
        {"lint", "test"},
        {"package 📦", "package"},
        {"deploy", "deploy"}
    };

    /** Between three and five; the last one that ran ended as the pipeline did. */
    public static List<Job> of(Pipeline pipeline) {
        int count = 3 + (int) (pipeline.id() % 3);
        Instant start = pipeline.startedAt() == null ? pipeline.queuedAt() : pipeline.startedAt();
        Duration slice = Duration.between(start, pipeline.updatedAt()).dividedBy(count);
        List<Job> jobs = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            RunStatus status = status(pipeline.status(), index, count);
            boolean ran = status.finished() && status != RunStatus.SKIPPED || status == RunStatus.RUNNING;
            Instant from = start.plus(slice.multipliedBy(index));
            jobs.add(new Job(
                    pipeline.id() * 10 + pipeline.attempt() * 5L + index,
                    NAMES[index][0],
                    NAMES[index][1],
                    status,
                    pipeline.status() == RunStatus.SUCCESS_WITH_WARNINGS && index == 1,
                    pipeline.queuedAt(),
                    ran ? from : null,
                    ran && status != RunStatus.RUNNING ? from.plus(slice) : null));
        }
        return jobs;
    }

    private static RunStatus status(RunStatus pipeline, int index, int count) {
        int last = count - 1;
        return switch (pipeline) {
            case SUCCESS, NEUTRAL, STALE, UNKNOWN -> RunStatus.SUCCESS;
            case SUCCESS_WITH_WARNINGS -> index == 1 ? RunStatus.FAILED : RunStatus.SUCCESS;
            case FAILED, TIMED_OUT, CANCELLED, ERROR ->
                index < last - 1
                        ? RunStatus.SUCCESS
                        : index == last ? RunStatus.SKIPPED : pipeline == RunStatus.ERROR ? RunStatus.FAILED : pipeline;
            case RUNNING, CANCELING ->
                index == 0 ? RunStatus.SUCCESS : index == 1 ? RunStatus.RUNNING : RunStatus.QUEUED;
            case ACTION_REQUIRED -> index < last ? RunStatus.SUCCESS : RunStatus.ACTION_REQUIRED;
            case SKIPPED, QUEUED, REQUESTED, PENDING, WAITING, WAITING_FOR_CALLBACK, SCHEDULED -> pipeline;
        };
    }
}
