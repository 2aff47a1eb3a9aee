package dev.cidashboard.aggregator.connector;

/** How much a sweep asks of each project, where more costs more. */
public enum SweepDepth {
    /** The default branch's last commit and what ran on it. */
    DEFAULT_BRANCH,
    /** Also what ran on the last commits of the branches that moved last. */
    RECENT_BRANCHES
}
