package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.pipeline.Verdict;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.Status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Makes one list of the pipelines known and the pipelines seen: newest first, bounded, and never backwards. */
final class PipelineMerge {

    /** As many as a connector reads at once; the latest per workflow of the default branch stay whatever their age. */
    static final int MOST = 50;

    /** A project with more workflows than this loses the oldest of them: a bound against a hostile forge. */
    private static final int MOST_WORKFLOWS = 200;

    private static final Comparator<Pipeline> NEWEST_FIRST = Verdict.byAge().reversed();

    private PipelineMerge() {}

    /** After the list of recent pipelines was read. */
    static List<Pipeline> ofList(List<Pipeline> known, RecentPipelines seen, Project project) {
        Map<PipelineId, Pipeline> seenById = byId(seen.listed());
        List<Pipeline> union = new ArrayList<>(known.size() + seenById.size());
        Predicate<Pipeline> missing = missing(seen);
        for (Pipeline pipeline : known) {
            Pipeline again = seenById.remove(pipeline.id());
            if (again != null) {
                union.add(later(pipeline, again, project));
            } else if (!missing.test(pipeline)) {
                union.add(pipeline);
            }
        }
        union.addAll(seenById.values());
        return settled(union, known, project);
    }

    /** After a sweep told how some runs stand: of one that moved that is all that changes until it ends, and its end. */
    static List<Pipeline> ofStatuses(List<Pipeline> known, List<Glimpse.Run> seen, Project project) {
        Map<PipelineId, Glimpse.Run> runs = HashMap.newHashMap(seen.size());
        seen.forEach(run -> runs.put(run.id(), run));
        List<Pipeline> moved = known.stream()
                .filter(pipeline -> pipeline.status().isMoving() && runs.containsKey(pipeline.id()))
                .map(pipeline -> at(pipeline, runs.get(pipeline.id())))
                .toList();
        return moved.isEmpty() ? known : ofSome(known, moved, project);
    }

    private static Pipeline at(Pipeline known, Glimpse.Run run) {
        Instant finishedAt = run.status().isMoving() ? null : run.updatedAt();
        Duration duration = finishedAt == null || known.startedAt() == null || finishedAt.isBefore(known.startedAt())
                ? null
                : Duration.between(known.startedAt(), finishedAt);
        return new Pipeline(
                known.id(),
                known.workflow(),
                known.name(),
                known.number(),
                known.attempt(),
                run.status(),
                known.event(),
                known.ref(),
                known.commit(),
                known.title(),
                known.actor(),
                known.createdAt(),
                known.startedAt(),
                run.updatedAt(),
                finishedAt,
                duration,
                known.webUrl(),
                known.detailed());
    }

    /** After one pipeline was read. */
    static List<Pipeline> ofOne(List<Pipeline> known, Pipeline seen, Project project) {
        return ofSome(known, List.of(seen), project);
    }

    /** After some pipelines were read, which says nothing about the others. */
    static List<Pipeline> ofSome(List<Pipeline> known, List<Pipeline> seen, Project project) {
        Map<PipelineId, Pipeline> seenById = byId(seen);
        List<Pipeline> union = new ArrayList<>(known.size() + seenById.size());
        for (Pipeline pipeline : known) {
            Pipeline again = seenById.remove(pipeline.id());
            union.add(again == null ? pipeline : later(pipeline, again, project));
        }
        union.addAll(seenById.values());
        return settled(union, known, project);
    }

    /**
     * Which of two sightings of one pipeline stands: by attempt, then by the forge's own time of its last change.
     *
     * <p>Within one attempt a finished run does not go back to running: that is an answer that was overtaken. Only where
     * the platform does not count attempts, a later change may: somebody ran a job of it again.
     */
    static Pipeline later(Pipeline known, Pipeline seen, Project project) {
        if (known.attempt() != seen.attempt()) {
            return seen.attempt() > known.attempt() ? seen : known;
        }
        int order = known.updatedAt() == null || seen.updatedAt() == null
                ? 0
                : seen.updatedAt().compareTo(known.updatedAt());
        if (order < 0) {
            return known;
        }
        boolean backwards = known.isOver() && !seen.isOver();
        if (backwards && (order == 0 && known.updatedAt() != null || project.countsAttempts())) {
            return known;
        }
        if (order == 0 && detailsStillHold(known, seen)) {
            return known;
        }
        Pipeline told = withWhatOnlyTheKnownTells(seen, known);
        return told.equals(known) ? known : told;
    }

    /** A list that repeats the same moment tells less than the details, unless it saw the end or knows the word. */
    private static boolean detailsStillHold(Pipeline known, Pipeline seen) {
        return known.detailed()
                && !seen.detailed()
                && known.isOver() == seen.isOver()
                && (known.status() != Status.UNKNOWN || seen.status() == Status.UNKNOWN);
    }

    /** A list holds everything between its first and its last without a gap: what is not there was deleted. */
    private static Predicate<Pipeline> missing(RecentPipelines seen) {
        List<Pipeline> consecutive = seen.listed().stream()
                .limit(seen.consecutive())
                .sorted(NEWEST_FIRST)
                .toList();
        if (consecutive.isEmpty()) {
            return known -> seen.whole();
        }
        return known -> NEWEST_FIRST.compare(known, consecutive.getFirst()) > 0
                && (seen.whole() || NEWEST_FIRST.compare(known, consecutive.getLast()) < 0);
    }

    /** Who started it, when it began and what it ran on do not change: a list that leaves them out does not take them away. */
    private static Pipeline withWhatOnlyTheKnownTells(Pipeline seen, Pipeline known) {
        Commit commit = seen.commit();
        if (commit != null
                && commit.message() == null
                && known.commit() != null
                && known.commit().sha().equals(commit.sha())) {
            commit = known.commit();
        }
        String actor = seen.actor() == null ? known.actor() : seen.actor();
        String name = seen.name() == null ? known.name() : seen.name();
        Instant started = seen.startedAt() == null && !seen.detailed() ? known.startedAt() : seen.startedAt();
        if (commit == seen.commit()
                && actor == seen.actor()
                && name == seen.name()
                && Objects.equals(started, seen.startedAt())) {
            return seen;
        }
        return new Pipeline(
                seen.id(),
                seen.workflow(),
                name,
                seen.number(),
                seen.attempt(),
                seen.status(),
                seen.event(),
                seen.ref(),
                commit,
                seen.title(),
                actor,
                seen.createdAt(),
                started,
                seen.updatedAt(),
                seen.finishedAt(),
                seen.duration(),
                seen.webUrl(),
                seen.detailed());
    }

    private static List<Pipeline> settled(List<Pipeline> union, List<Pipeline> known, Project project) {
        union.sort(NEWEST_FIRST);
        List<Pipeline> bounded = union.size() <= MOST ? union : bounded(union, project.defaultBranch());
        return bounded.equals(known) ? known : List.copyOf(bounded);
    }

    private static List<Pipeline> bounded(List<Pipeline> newestFirst, String defaultBranch) {
        Set<PipelineId> kept = new HashSet<>();
        Set<String> workflows = new HashSet<>();
        for (Pipeline pipeline : newestFirst) {
            boolean decides = defaultBranch != null
                    && defaultBranch.equals(pipeline.ref())
                    && workflows.size() < MOST_WORKFLOWS
                    && workflows.add(pipeline.workflow());
            if (decides) {
                kept.add(pipeline.id());
            }
        }
        for (Pipeline pipeline : newestFirst) {
            if (kept.size() >= MOST) {
                break;
            }
            kept.add(pipeline.id());
        }
        return newestFirst.stream()
                .filter(pipeline -> kept.contains(pipeline.id()))
                .toList();
    }

    private static Map<PipelineId, Pipeline> byId(Collection<Pipeline> pipelines) {
        Map<PipelineId, Pipeline> byId = HashMap.newHashMap(pipelines.size());
        for (Pipeline pipeline : pipelines) {
            byId.merge(pipeline.id(), pipeline, (one, other) -> one.attempt() >= other.attempt() ? one : other);
        }
        return byId;
    }
}
