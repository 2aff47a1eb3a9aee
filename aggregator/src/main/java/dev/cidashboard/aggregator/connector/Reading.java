package dev.cidashboard.aggregator.connector;

/** The questions that make up the present state of one project. */
public enum Reading {
    /** The recent pipelines. */
    PIPELINES,
    /** The latest of every workflow of the default branch, where the recent pipelines do not reach back to all of them. */
    DEFAULT_BRANCH_PIPELINES,
    /** The full answer about the pipeline that decides the default branch, where the list does not tell all. */
    HEAD_PIPELINE,
    BRANCHES,
    /** The default branch's last commit, where the list of branches names only its sha. */
    HEAD_COMMIT,
    MERGE_REQUESTS
}
