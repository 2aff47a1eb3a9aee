package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.api.Status;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a sweep tells of one project: what changed since, as far as it can tell, and what is to be read in detail for the
 * rest. Two that are equal mean that nothing happened in between that a sweep can see.
 *
 * @param head last commit of the default branch; null for an empty repository
 * @param runs how some runs stand, in the order of the forge: those of the last commits of branches. Empty where
 *     {@code recent} tells more
 * @param recent the most recent pipelines of all branches with all their details; null where a sweep cannot tell them
 * @param pushedAt when some branch last moved, as exact as the forge tells; null if it does not
 * @param branches how many there are; null where the platform's sweep cannot tell
 * @param recentBranches names of those that moved last; empty where a sweep did not ask for them
 * @param openMergeRequests how many there are; null where they are switched off
 * @param drafts how many of these are drafts; null where not all of them were told
 * @param mergeRequestsAt when an open one was last touched; null if there is none
 */
public record Glimpse(
        Commit head,
        List<Run> runs,
        RecentPipelines recent,
        Instant pushedAt,
        Integer branches,
        Set<String> recentBranches,
        Integer openMergeRequests,
        Integer drafts,
        Instant mergeRequestsAt) {

    /** @param updatedAt when the forge last touched it; null if it does not say */
    public record Run(PipelineId id, Status status, Instant updatedAt) {
        public Run {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(status, "status");
        }
    }

    public Glimpse {
        runs = List.copyOf(runs);
        recentBranches = Set.copyOf(recentBranches);
    }

    /** The same of a project with other runs. */
    public Glimpse withRuns(List<Run> others) {
        return new Glimpse(
                head, others, recent, pushedAt, branches, recentBranches, openMergeRequests, drafts, mergeRequestsAt);
    }
}
