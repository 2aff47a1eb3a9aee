package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A branch that points somewhere else than before.
 *
 * @param head null if it was removed
 */
record BranchMove(Project of, String branch, Commit head, Instant seenAt) {

    /**
     * What moved. When the branches of a project are read for the first time nothing did: then only its default branch is
     * taken down, as where it stood.
     */
    static List<BranchMove> of(Change.BranchesChanged change, Instant now) {
        Map<String, Branch> known = new HashMap<>();
        change.before().listed().forEach(branch -> known.put(branch.name(), branch));
        boolean first = known.isEmpty();
        List<BranchMove> moves = new ArrayList<>();
        for (Branch branch : change.after().listed()) {
            Branch before = known.remove(branch.name());
            boolean moved = before == null
                    ? !first || branch.name().equals(change.of().defaultBranch())
                    : !before.head().sha().equals(branch.head().sha());
            if (moved) {
                moves.add(new BranchMove(change.of(), branch.name(), branch.head(), now));
            }
        }
        if (isWhole(change.after())) {
            known.keySet().forEach(removed -> moves.add(new BranchMove(change.of(), removed, null, now)));
        }
        return moves;
    }

    private static boolean isWhole(Branches branches) {
        return branches.total() == branches.listed().size();
    }
}
