package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a project has to be read in detail after a sweep, since the sweep shows that something is there and not what.
 * Compared also with the last glimpse that fitted: where a forge tells the same thing in two ways that never agree, a
 * project is read once for it and not for ever.
 */
final class GlimpseCheck {

    private final Facets known;
    private final Project project;
    private final Glimpse seen;
    /** Null before the first. */
    private final Glimpse before;

    private GlimpseCheck(Facets known, Project project, Glimpse seen) {
        this.known = known;
        this.project = project;
        this.seen = seen;
        this.before = known.glimpse().value().orElse(null);
    }

    static Set<Reading> contradicted(Facets known, Project project, Glimpse seen) {
        return new GlimpseCheck(known, project, seen).readings();
    }

    private Set<Reading> readings() {
        Set<Reading> readings = EnumSet.noneOf(Reading.class);
        boolean touched = mergeRequestsWereTouched();
        // A merge request from a fork has runs that no branch of ours shows.
        boolean maybeOfFork = touched && before != null && seen.recent() == null;
        if (!known.pipelines().loaded() || pipelinesAreMissing() || someMoveUnseen() || maybeOfFork) {
            readings.add(Reading.PIPELINES);
        }
        if (!known.branches().loaded() || branchesDiffer()) {
            readings.add(Reading.BRANCHES);
        }
        if (!known.mergeRequests().loaded() || touched) {
            readings.add(Reading.MERGE_REQUESTS);
        }
        return readings;
    }

    private boolean pipelinesAreMissing() {
        Map<PipelineId, Pipeline> pipelines =
                known.pipelines().value().stream().collect(Collectors.toMap(Pipeline::id, Function.identity()));
        return seen.recent() == null
                ? seen.runs().stream().anyMatch(run -> isNews(run, pipelines.get(run.id())))
                : leavesAGap(seen.recent(), pipelines.keySet());
    }

    /** One that moves on a commit that no branch ends in any more: no sweep will show its end. */
    private boolean someMoveUnseen() {
        Set<PipelineId> told = Stream.concat(
                        seen.runs().stream().map(Glimpse.Run::id),
                        Stream.ofNullable(seen.recent())
                                .flatMap(recent -> recent.listed().stream())
                                .map(Pipeline::id))
                .collect(Collectors.toSet());
        return known.pipelines().value().stream()
                .anyMatch(pipeline -> pipeline.status().isMoving() && !told.contains(pipeline.id()));
    }

    /** A run that is not known, or that was over and is not any more, or ended another time: it was run again. */
    private boolean isNews(Glimpse.Run run, Pipeline pipeline) {
        boolean differs = pipeline == null
                || !pipeline.status().isMoving() && (pipeline.status() != run.status() || isLater(run, pipeline));
        return differs && (before == null || !before.runs().contains(run));
    }

    private static boolean isLater(Glimpse.Run run, Pipeline pipeline) {
        return run.updatedAt() != null
                && pipeline.updatedAt() != null
                && run.updatedAt().isAfter(pipeline.updatedAt());
    }

    /** More are new than a sweep tells. */
    private static boolean leavesAGap(RecentPipelines recent, Collection<PipelineId> known) {
        return !recent.whole()
                && !recent.listed().isEmpty()
                && recent.listed().stream().noneMatch(pipeline -> known.contains(pipeline.id()));
    }

    /** There are more or fewer, or the default one is new. */
    private boolean branchesDiffer() {
        if (before == null) {
            boolean counted = seen.branches() == null
                    || seen.branches() == known.branches().value().total();
            // They were read after the project was listed.
            boolean pushedSince = !Objects.equals(seen.pushedAt(), project.lastActivityAt());
            return !counted || pushedSince || !Objects.equals(sha(seen.head()), head());
        }
        if (wasReadSince(known.branches())
                && seen.branches() != null
                && seen.branches() != known.branches().value().total()) {
            return true;
        }
        // Where others than the default one point to is read when somebody looks.
        return !Objects.equals(before.branches(), seen.branches())
                || seen.head() != null && head() == null
                || someBranchIsNew();
    }

    /** One may have gone for it, so that there are as many as before. */
    private boolean someBranchIsNew() {
        Branches listed = known.branches().value();
        return listed.total() == listed.listed().size()
                && seen.recentBranches().stream()
                        .filter(name -> !before.recentBranches().contains(name))
                        .anyMatch(name -> listed.named(name).isEmpty());
    }

    private boolean mergeRequestsWereTouched() {
        if (before == null || wasReadSince(known.mergeRequests())) {
            return seen.openMergeRequests() != null
                    && (seen.openMergeRequests()
                                    != known.mergeRequests().value().size()
                            || !Objects.equals(seen.mergeRequestsAt(), lastTouched()));
        }
        return !Objects.equals(before.mergeRequestsAt(), seen.mergeRequestsAt())
                || !Objects.equals(before.openMergeRequests(), seen.openMergeRequests());
    }

    /** Then the last glimpse tells of an earlier time than the list does. */
    private boolean wasReadSince(Facet<?> list) {
        return list.loaded()
                && known.glimpse().loaded()
                && list.confirmedAt().isAfter(known.glimpse().changedAt());
    }

    private Instant lastTouched() {
        return known.mergeRequests().value().stream()
                .map(MergeRequest::updatedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private String head() {
        return project.defaultBranch() == null
                ? null
                : known.branches()
                        .value()
                        .named(project.defaultBranch())
                        .map(Branch::head)
                        .map(Commit::sha)
                        .orElse(null);
    }

    private static String sha(Commit commit) {
        return commit == null ? null : commit.sha();
    }
}
