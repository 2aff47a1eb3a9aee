package dev.cidashboard.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pipeline of a default branch brought somewhere. It follows from the pipeline alone, so that the world need not
 * remember it.
 *
 * @param finishedAt null until it has ended
 * @param replacedAt when a later one to the same environment succeeded; null while it is what runs there, and unless it
 *     succeeded
 */
public record Deployment(
        long id,
        Pipeline pipeline,
        String environment,
        State state,
        Instant createdAt,
        Instant finishedAt,
        Instant replacedAt) {

    public static final String STAGING = "staging";
    public static final String PRODUCTION = "production";

    /** Beyond what an int holds, as GitHub's are. */
    private static final long FIRST = 3_000_000_000L;

    /** How far it came. */
    public enum State {
        PENDING,
        RUNNING,
        SUCCESS,
        FAILED
    }

    /** Of two in three projects; the newest first. */
    public static List<Deployment> of(Project project) {
        if (!isDeployed(project)) {
            return List.of();
        }
        List<Deployment> all = new ArrayList<>();
        project.pipelines().stream()
                .filter(pipeline -> delivers(project, pipeline))
                .forEach(pipeline -> all.addAll(of(pipeline)));
        all.sort(Comparator.comparing(Deployment::createdAt)
                .thenComparing(Deployment::id)
                .reversed());
        return replaced(all);
    }

    public static boolean isDeployed(Project project) {
        return project.id() % 3 != 1;
    }

    public Instant updatedAt() {
        if (replacedAt != null) {
            return replacedAt;
        }
        return finishedAt == null ? createdAt : finishedAt;
    }

    private static boolean delivers(Project project, Pipeline pipeline) {
        return pipeline.ref().equals(project.defaultBranch())
                && pipeline.event().equals("push")
                && pipeline.workflow().index() == 0;
    }

    private static List<Deployment> of(Pipeline pipeline) {
        Instant begin = pipeline.startedAt() == null ? pipeline.createdAt() : pipeline.startedAt();
        Instant end = pipeline.updatedAt().isBefore(begin) ? begin : pipeline.updatedAt();
        Instant middle = begin.plusSeconds(Duration.between(begin, end).toSeconds() / 2);
        return switch (pipeline.status()) {
            case SUCCESS, SUCCESS_WITH_WARNINGS, NEUTRAL ->
                List.of(
                        staging(pipeline, State.SUCCESS, begin, middle),
                        production(pipeline, State.SUCCESS, middle, end));
            case FAILED, TIMED_OUT, ERROR ->
                pipeline.id() % 2 == 0
                        ? List.of(staging(pipeline, State.FAILED, begin, end))
                        : List.of(
                                staging(pipeline, State.SUCCESS, begin, middle),
                                production(pipeline, State.FAILED, middle, end));
            case RUNNING, CANCELING -> List.of(staging(pipeline, State.RUNNING, begin, null));
            case QUEUED, REQUESTED, PENDING, WAITING, WAITING_FOR_CALLBACK ->
                List.of(staging(pipeline, State.PENDING, begin, null));
            case CANCELLED, SKIPPED, ACTION_REQUIRED, SCHEDULED, STALE, UNKNOWN -> List.of();
        };
    }

    private static Deployment staging(Pipeline pipeline, State state, Instant from, Instant to) {
        return new Deployment(FIRST + 2 * pipeline.id(), pipeline, STAGING, state, from, to, null);
    }

    private static Deployment production(Pipeline pipeline, State state, Instant from, Instant to) {
        return new Deployment(FIRST + 2 * pipeline.id() + 1, pipeline, PRODUCTION, state, from, to, null);
    }

    /** @param all the newest first */
    private static List<Deployment> replaced(List<Deployment> all) {
        Map<String, Instant> next = new HashMap<>();
        List<Deployment> told = new ArrayList<>();
        for (Deployment one : all) {
            if (one.state == State.SUCCESS) {
                told.add(one.replacedAt(next.get(one.environment)));
                next.put(one.environment, one.finishedAt);
            } else {
                told.add(one);
            }
        }
        return told;
    }

    private Deployment replacedAt(Instant moment) {
        return new Deployment(id, pipeline, environment, state, createdAt, finishedAt, moment);
    }
}
