package dev.cidashboard.aggregator.history;

import java.time.Instant;
import java.util.List;

/** What is written in one transaction: of each run and each project one entry. */
record Batch(
        List<SeenProject> projects,
        List<SeenRun> runs,
        List<BranchMove> moves,
        List<SeenJobs> jobs,
        List<SeenPass> passes) {

    static final Batch EMPTY = new Batch(List.of(), List.of(), List.of(), List.of(), List.of());

    Batch {
        projects = List.copyOf(projects);
        runs = List.copyOf(runs);
        moves = List.copyOf(moves);
        jobs = List.copyOf(jobs);
        passes = List.copyOf(passes);
    }

    int size() {
        return projects.size() + runs.size() + moves.size() + jobs.size() + passes.size();
    }

    /** Since when its oldest run waits; null if there is none in it. */
    Instant oldest() {
        return runs.isEmpty() ? null : runs.getFirst().since();
    }

    boolean isEmpty() {
        return size() == 0;
    }
}
