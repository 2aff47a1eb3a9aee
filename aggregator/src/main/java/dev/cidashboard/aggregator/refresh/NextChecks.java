package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.state.ProjectState;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * When what of one project is next asked for, at the latest. A time is null while that is asked for or waits to be.
 *
 * @param heat the word of it; null where everything is read with the passes over its instance
 * @param defaultBranchAt the runs on the default branch
 * @param otherBranchesAt the runs on other branches, and those that somebody or a schedule started
 * @param branchesAt branches and merge requests
 * @param projectAt the project itself
 */
public record NextChecks(
        String heat, Instant defaultBranchAt, Instant otherBranchesAt, Instant branchesAt, Instant projectAt) {

    /** @param nextPassAt null while a pass is under way */
    static NextChecks withEveryPass(Instant nextPassAt) {
        return new NextChecks(null, nextPassAt, nextPassAt, nextPassAt, nextPassAt);
    }

    static NextChecks of(Heat heat, Turn turn, ProjectState project, Instant nextPassAt) {
        boolean sweepsTellOthers = project.sweepsTellPipelines() || heat.depth() == SweepDepth.RECENT_BRANCHES;
        return new NextChecks(
                heat.word(),
                orNow(first(turn.sweepAt(), turn.readAt())),
                orNow(sweepsTellOthers ? first(turn.sweepAt(), turn.readAt()) : turn.readAt()),
                orNow(project.sweepsTellBranches() ? turn.sweepAt() : turn.countAt()),
                nextPassAt);
    }

    /** A turn without a time is one that was taken. */
    private static Instant orNow(Instant at) {
        return at.equals(Turn.LATER) ? null : at;
    }

    private static Instant first(Instant one, Instant other) {
        return Stream.of(one, other).min(Instant::compareTo).orElseThrow();
    }
}
