package dev.cidashboard.aggregator.state;

/**
 * What became of one project between two overviews.
 *
 * @param before null if it was not there
 * @param after null if it is not there any more
 */
record Replaced(ProjectState before, ProjectState after) {}
