package dev.cidashboard.aggregator.pipeline;

import java.util.List;

/**
 * The recent pipelines of one project as its forge listed them.
 *
 * @param listed newest first
 * @param consecutive how many of them, from the newest on, follow each other without a gap: the forge has no others in
 *     between. What comes after was asked for on its own
 * @param whole whether the forge has no older ones
 * @param ofDefaultBranch whether the latest of every workflow of the default branch is among them, however old
 */
public record RecentPipelines(List<Pipeline> listed, int consecutive, boolean whole, boolean ofDefaultBranch) {

    public RecentPipelines {
        listed = List.copyOf(listed);
        if (consecutive < 0 || consecutive > listed.size()) {
            throw new IllegalArgumentException(
                    "consecutive is " + consecutive + ", expected 0 to " + listed.size() + " as listed");
        }
    }

    /** All that the forge has. */
    public static RecentPipelines all(List<Pipeline> listed) {
        return new RecentPipelines(listed, listed.size(), true, true);
    }
}
