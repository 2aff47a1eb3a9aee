package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known about commits of which a list of branches names only the sha. Immutable maps by sha. */
final class Commits {

    /** Enough for all branches that people look at; a hostile number of them costs no memory. */
    private static final int MOST = 300;

    private Commits() {}

    /** A branch's commit with the words of its list, else those read on purpose, else those of a pipeline on it. */
    static Commit described(Commit bare, Map<String, Commit> known, List<Pipeline> pipelines) {
        if (bare.isDescribed()) {
            return bare;
        }
        Commit read = known.get(bare.sha());
        if (read != null) {
            return read;
        }
        for (Pipeline pipeline : pipelines) {
            Commit commit = pipeline.commit();
            if (commit != null && commit.sha().equals(bare.sha()) && isComplete(commit)) {
                return commit;
            }
        }
        return bare;
    }

    static Map<String, Commit> merged(Map<String, Commit> known, Map<String, Commit> more) {
        if (known.entrySet().containsAll(more.entrySet())) {
            return known;
        }
        Map<String, Commit> merged = new HashMap<>(known);
        merged.putAll(more);
        return Map.copyOf(merged);
    }

    /** Only those that a branch still points at with nothing but a sha. Before branches are known, all are kept. */
    static Map<String, Commit> ofBranches(Map<String, Commit> known, Branches branches) {
        if (known.isEmpty() || branches.listed().isEmpty() && known.size() <= MOST) {
            return known;
        }
        Set<String> heads = new HashSet<>();
        for (Branch branch : branches.listed()) {
            if (heads.size() < MOST && known.containsKey(branch.head().sha())) {
                heads.add(branch.head().sha());
            }
        }
        if (heads.size() == known.size()) {
            return known;
        }
        Map<String, Commit> kept = new HashMap<>(known);
        kept.keySet().retainAll(heads);
        return Map.copyOf(kept);
    }

    /** A run's own words count only when they are all there: half of them would hide that they can be read. */
    private static boolean isComplete(Commit commit) {
        return commit.author() != null && commit.message() != null && commit.at() != null;
    }
}
