package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.project.Project;

import java.time.Instant;

/**
 * What a forge says of a project itself.
 *
 * @param goneAt when it was not listed any more; null while it is
 */
record SeenProject(Project project, Instant seenAt, Instant goneAt) {}
