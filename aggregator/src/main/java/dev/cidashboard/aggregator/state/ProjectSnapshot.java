package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What of one project survives a restart: everything but its troubles, which are found out again by asking. The lists are as
 * in {@link Facets}.
 *
 * @param formerPaths under which people may still look for it
 * @param missed how often a forge said of a pipeline that it is not there
 * @param asOf when its row last changed; null if not known
 * @param rowHash of its row's content: as long as it is the same, so is {@code asOf}, and with it every ETag
 */
public record ProjectSnapshot(
        Project project,
        FormerPaths formerPaths,
        Facet<List<Pipeline>> pipelines,
        Facet<Optional<PipelineId>> head,
        Facet<Branches> branches,
        Facet<Map<String, Commit>> commits,
        Facet<List<MergeRequest>> mergeRequests,
        String coveredBranch,
        Map<PipelineId, Integer> missed,
        Facet<Optional<Glimpse>> glimpse,
        Instant asOf,
        long rowHash) {

    public ProjectSnapshot {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(formerPaths, "formerPaths");
        missed = Map.copyOf(missed);
    }

    public static ProjectSnapshot of(ProjectState state) {
        Facets facets = state.facets();
        return new ProjectSnapshot(
                state.project(),
                state.formerPaths(),
                facets.pipelines(),
                facets.head(),
                facets.branches(),
                facets.commits(),
                facets.mergeRequests(),
                facets.coveredBranch(),
                facets.missed().times(),
                facets.glimpse(),
                state.keptRow().view().asOf(),
                state.keptRow().hash());
    }

    Facets facets() {
        return new Facets(
                pipelines.withoutProblem(),
                head.withoutProblem(),
                branches.withoutProblem(),
                commits.withoutProblem(),
                mergeRequests.withoutProblem(),
                coveredBranch,
                new MissedPipelines(missed),
                glimpse.withoutProblem());
    }

    /** Of a part that is a facet of its own. */
    public Facet<?> facet(SnapshotPart part) {
        return switch (part) {
            case PIPELINES -> pipelines;
            case HEAD -> head;
            case BRANCHES -> branches;
            case COMMITS -> commits;
            case MERGE_REQUESTS -> mergeRequests;
            case GLIMPSE -> glimpse;
            case INSTANCE, PROJECT, MEMORY -> throw new IllegalArgumentException(part + " is no facet");
        };
    }

    /** The parts of which the value is another than before. */
    public static Set<SnapshotPart> changed(ProjectState before, ProjectState now) {
        Set<SnapshotPart> changed = EnumSet.noneOf(SnapshotPart.class);
        ProjectSnapshot known = of(before);
        ProjectSnapshot present = of(now);
        for (SnapshotPart part : FACETS) {
            if (!known.facet(part).value().equals(present.facet(part).value())) {
                changed.add(part);
            }
        }
        if (!before.project().equals(now.project())
                || before.keptRow() != now.keptRow()
                || !Objects.equals(known.coveredBranch, present.coveredBranch)
                || !known.missed.equals(present.missed)) {
            changed.add(SnapshotPart.PROJECT);
        }
        return changed;
    }

    /** The parts that were only confirmed, or said to be absent, since. */
    public static Set<SnapshotPart> confirmed(ProjectState before, ProjectState now) {
        Set<SnapshotPart> confirmed = EnumSet.noneOf(SnapshotPart.class);
        ProjectSnapshot known = of(before);
        ProjectSnapshot present = of(now);
        for (SnapshotPart part : FACETS) {
            Facet<?> earlier = known.facet(part);
            Facet<?> later = present.facet(part);
            if (!Objects.equals(earlier.confirmedAt(), later.confirmedAt())
                    || !Objects.equals(earlier.changedAt(), later.changedAt())
                    || earlier.absent() != later.absent()) {
                confirmed.add(part);
            }
        }
        return confirmed;
    }

    /** The parts that are facets. */
    public static final Set<SnapshotPart> FACETS = Set.copyOf(
            EnumSet.complementOf(EnumSet.of(SnapshotPart.INSTANCE, SnapshotPart.PROJECT, SnapshotPart.MEMORY)));

    /** Whether the list of pipelines holds all that another sighting of one says, so that it stands for it. */
    public boolean holds(Pipeline known, Pipeline seen) {
        return PipelineMerge.later(known, seen, project) == known;
    }
}
