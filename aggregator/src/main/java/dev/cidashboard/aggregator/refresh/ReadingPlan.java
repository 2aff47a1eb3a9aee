package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.Verdict;
import dev.cidashboard.aggregator.state.Facet;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.api.Status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which readings a project needs: as few as give the truth.
 *
 * <p>A forge whose list of pipelines does not tell all (GitLab) is asked for the deciding pipeline first, because that
 * completes a row, and for the list later. Once the list is known it comes first, and the pipeline is asked only when the
 * list shows that the details known are not of its present state.
 */
final class ReadingPlan {

    private static final Duration THIS_MOMENT = Duration.ofMinutes(1);
    private static final Duration TO_BE_SURE = Duration.ofHours(6);

    private final List<Reading> overview;
    private final List<Reading> rest;

    ReadingPlan(List<Reading> overview, List<Reading> rest) {
        this.overview = List.copyOf(overview);
        this.rest = List.copyOf(rest);
    }

    /** What of a row nothing told yet, whether by a list or by a sweep. */
    List<Reading> missing(ProjectState state) {
        List<Reading> missing = new ArrayList<>();
        for (Reading reading : overview) {
            boolean told =
                    switch (reading) {
                        case PIPELINES, DEFAULT_BRANCH_PIPELINES, HEAD_PIPELINE -> state.isVerdictTold();
                        case BRANCHES -> state.isBranchesCounted();
                        case MERGE_REQUESTS -> state.isMergeRequestsCounted();
                        case HEAD_COMMIT -> state.headIsDescribed();
                    };
            if (!told) {
                missing.add(reading);
            }
        }
        if (lacksDetail(state).isPresent() && !missing.contains(Reading.HEAD_PIPELINE)) {
            missing.add(Reading.HEAD_PIPELINE);
        }
        return missing;
    }

    /** What to begin with. */
    Deque<Reading> begin(Work.Kind kind, ProjectState state, List<Reading> troubled) {
        return switch (kind) {
            case OVERVIEW -> {
                Deque<Reading> todo = new ArrayDeque<>(overview);
                if (!overview.contains(Reading.PIPELINES) && state.pipelines().loaded()) {
                    todo.addFirst(Reading.PIPELINES);
                }
                // What failed after an earlier overview and is not needed any more would else trouble it for ever.
                troubled.stream()
                        .filter(reading -> rest.contains(reading) && !todo.contains(reading))
                        .forEach(todo::addLast);
                yield todo;
            }
            case REST -> {
                Deque<Reading> todo = new ArrayDeque<>(owed(state));
                rest.stream().filter(reading -> !todo.contains(reading)).forEach(todo::addLast);
                yield todo;
            }
            case AGAIN -> {
                Deque<Reading> todo = new ArrayDeque<>(troubled);
                if (troubled.isEmpty() || state.isMoving()) {
                    next(Reading.PIPELINES, todo);
                }
                yield todo;
            }
        };
    }

    /** What changes of a project without any sweep showing it; of the rest what was not read for hours, to be sure. */
    static List<Reading> unseenBySweeps(ProjectState state, Instant now) {
        // Not all at once: they were read together once.
        int drift = Math.floorMod(state.id().hashCode(), 100);
        Instant border = now.minus(TO_BE_SURE.multipliedBy(100 + drift).dividedBy(100));
        List<Reading> readings = new ArrayList<>();
        if (!state.sweepsTellPipelines() || isBefore(border, state.pipelines())) {
            readings.add(Reading.PIPELINES);
        }
        if (isBefore(border, state.branches())) {
            readings.add(Reading.BRANCHES);
        }
        return readings;
    }

    private static boolean isBefore(Instant border, Facet<?> list) {
        return !list.loaded() || list.confirmedAt().isBefore(border);
    }

    /** The lists that people see on a project's page, as far as they are not of this moment. */
    static List<Reading> outdated(ProjectState state, Instant now) {
        Map<Reading, Facet<?>> lists = lists(state);
        Instant border = now.minus(THIS_MOMENT);
        lists.values().removeIf(list -> !isBefore(border, list));
        return List.copyOf(lists.keySet());
    }

    /** Whether the rest of a project is still to be read after its overview. */
    boolean needsRest(ProjectState state) {
        return !owed(state).isEmpty()
                || rest.stream().anyMatch(reading -> switch (reading) {
                    case PIPELINES, BRANCHES, MERGE_REQUESTS -> false;
                    case DEFAULT_BRANCH_PIPELINES, HEAD_PIPELINE, HEAD_COMMIT -> isNeeded(reading, state);
                });
    }

    /** The lists that a row could do without so far; not those that could not be read. */
    private static List<Reading> owed(ProjectState state) {
        return lists(state).entrySet().stream()
                .filter(list -> !list.getValue().loaded() && list.getValue().problem() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<Reading, Facet<?>> lists(ProjectState state) {
        return new EnumMap<>(Map.of(
                Reading.PIPELINES, state.pipelines(),
                Reading.BRANCHES, state.branches(),
                Reading.MERGE_REQUESTS, state.mergeRequests()));
    }

    /** Whether a reading would tell anything new, now that its turn has come. */
    boolean isNeeded(Reading reading, ProjectState state) {
        return switch (reading) {
            case PIPELINES, BRANCHES, MERGE_REQUESTS -> true;
            case DEFAULT_BRANCH_PIPELINES -> !state.coversDefaultBranch();
            case HEAD_PIPELINE ->
                !state.pipelines().loaded() || lacksDetail(state).isPresent();
            case HEAD_COMMIT -> !state.headIsDescribed();
        };
    }

    /** The pipeline that decides the default branch, if a list told of it and no full answer did. */
    static Optional<Pipeline> lacksDetail(ProjectState state) {
        return Optional.ofNullable(state.verdict().deciding()).filter(pipeline -> !pipeline.detailed());
    }

    /** Adds what a reading showed to be necessary. */
    void follow(Reading read, ProjectState before, ProjectState after, Work.Kind kind, Deque<Reading> todo) {
        switch (read) {
            case HEAD_PIPELINE -> {
                if (after.verdict().status() == Status.UNKNOWN
                        && !after.pipelines().loaded()) {
                    next(Reading.PIPELINES, todo);
                }
                if (decidesAnew(before.verdict(), after.verdict())
                        && lacksDetail(after).isPresent()) {
                    next(Reading.HEAD_PIPELINE, todo);
                }
            }
            case PIPELINES -> {
                if (kind == Work.Kind.AGAIN && rest.contains(Reading.DEFAULT_BRANCH_PIPELINES)) {
                    next(Reading.DEFAULT_BRANCH_PIPELINES, todo);
                }
                if (kind == Work.Kind.AGAIN
                        && after.glimpse().isEmpty()
                        && decidesAnew(before.verdict(), after.verdict())) {
                    next(Reading.BRANCHES, todo);
                }
                if (asksForDetails() && isWorthDetails(after, kind)) {
                    next(Reading.HEAD_PIPELINE, todo);
                }
            }
            case BRANCHES -> {
                if (overview.contains(Reading.HEAD_COMMIT) && !todo.contains(Reading.HEAD_COMMIT)) {
                    todo.addLast(Reading.HEAD_COMMIT);
                }
            }
            case DEFAULT_BRANCH_PIPELINES, HEAD_COMMIT, MERGE_REQUESTS -> {}
        }
    }

    private boolean asksForDetails() {
        return overview.contains(Reading.HEAD_PIPELINE) || rest.contains(Reading.HEAD_PIPELINE);
    }

    /** Between passes a pipeline that still moves is worth its details once; its end is worth them again. */
    private static boolean isWorthDetails(ProjectState state, Work.Kind kind) {
        return lacksDetail(state)
                .filter(pipeline ->
                        kind != Work.Kind.AGAIN || !pipeline.status().isMoving() || pipeline.startedAt() == null)
                .isPresent();
    }

    private static boolean decidesAnew(Verdict before, Verdict after) {
        return before.status() != after.status() || !Objects.equals(id(before), id(after));
    }

    private static Object id(Verdict verdict) {
        return verdict.deciding() == null ? null : verdict.deciding().id();
    }

    private static void next(Reading reading, Deque<Reading> todo) {
        todo.remove(reading);
        todo.addFirst(reading);
    }
}
