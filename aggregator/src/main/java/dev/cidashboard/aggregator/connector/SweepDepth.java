package dev.cidashboard.aggregator.connector;

/** How much a sweep asks of each project, where more costs more. */
public enum SweepDepth {
    /** The default branch's last commit and what ran on it. */
    DEFAULT_BRANCH,
    /** Also what ran on the last commits of the branches that moved last. */
    RECENT_BRANCHES,
    /** What a row of the overview is made of, as far as many can be asked for it at once: of projects that were never read. */
    ROWS,
    /**
     * What ran on the last commits of the default branch: of projects whose list of pipelines may not be asked for just now.
     * Nothing else.
     */
    HISTORY
}
