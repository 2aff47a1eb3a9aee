package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.api.Status;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What of a project has to be read in detail after a sweep. Compared with the last glimpse that fitted: where a forge tells
 * the same thing in two ways that never agree, a project is read once for it and not for ever.
 */
final class GlimpseCheck {

    private GlimpseCheck() {}

    static Set<Reading> contradicted(Facets known, String defaultBranch, Glimpse seen) {
        Set<Reading> readings = unread(known);
        readings.addAll(known.glimpse()
                .value()
                .map(before -> differing(before, seen))
                .orElseGet(() -> contradicting(known, defaultBranch, seen)));
        return readings;
    }

    private static Set<Reading> unread(Facets known) {
        Set<Reading> readings = EnumSet.noneOf(Reading.class);
        add(readings, Reading.PIPELINES, !known.pipelines().loaded());
        add(readings, Reading.BRANCHES, !known.branches().loaded());
        add(readings, Reading.MERGE_REQUESTS, !known.mergeRequests().loaded());
        return readings;
    }

    /** Something was pushed, or somebody touched a merge request: maybe from a fork, whose runs no branch of ours shows. */
    private static Set<Reading> differing(Glimpse before, Glimpse seen) {
        boolean pushed = !Objects.equals(before.pushedAt(), seen.pushedAt())
                || !Objects.equals(sha(before.head()), sha(seen.head()));
        boolean touched = !Objects.equals(before.mergeRequestsAt(), seen.mergeRequestsAt())
                || !Objects.equals(before.openMergeRequests(), seen.openMergeRequests());
        Set<Reading> readings = EnumSet.noneOf(Reading.class);
        add(readings, Reading.PIPELINES, pushed || touched || !before.runs().equals(seen.runs()));
        add(readings, Reading.BRANCHES, pushed || !Objects.equals(before.branches(), seen.branches()));
        add(readings, Reading.MERGE_REQUESTS, touched);
        return readings;
    }

    private static Set<Reading> contradicting(Facets known, String defaultBranch, Glimpse seen) {
        Set<Reading> readings = EnumSet.noneOf(Reading.class);
        add(readings, Reading.PIPELINES, !holds(known, seen));
        add(
                readings,
                Reading.BRANCHES,
                seen.branches() != null
                                && seen.branches() != known.branches().value().total()
                        || !Objects.equals(sha(seen.head()), head(known, defaultBranch)));
        add(
                readings,
                Reading.MERGE_REQUESTS,
                seen.openMergeRequests() != null
                        && seen.openMergeRequests()
                                != known.mergeRequests().value().size());
        return readings;
    }

    private static boolean holds(Facets known, Glimpse seen) {
        Map<PipelineId, Status> statuses = new HashMap<>();
        for (Pipeline pipeline : known.pipelines().value()) {
            statuses.put(pipeline.id(), pipeline.status());
        }
        return seen.runs().stream().allMatch(run -> run.status() == statuses.get(run.id()));
    }

    private static String head(Facets known, String defaultBranch) {
        return defaultBranch == null
                ? null
                : known.branches()
                        .value()
                        .named(defaultBranch)
                        .map(Branch::head)
                        .map(Commit::sha)
                        .orElse(null);
    }

    private static String sha(Commit commit) {
        return commit == null ? null : commit.sha();
    }

    private static void add(Set<Reading> readings, Reading reading, boolean wanted) {
        if (wanted) {
            readings.add(reading);
        }
    }
}
