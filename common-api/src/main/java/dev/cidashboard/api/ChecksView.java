package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * When what of one project is next asked for, at the latest: what happens meanwhile brings it forward. A time that is absent
 * is that of a question under way or about to be asked.
 *
 * @param heat as which it is timed: hot, warm or cold; absent where everything is read with the passes over its instance
 * @param defaultBranchAt the runs on the default branch
 * @param otherBranchesAt the runs on other branches, and those that somebody or a schedule started
 * @param branchesAt branches and merge requests
 * @param projectAt the project itself: its name, whether it is archived or gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChecksView(
        String heat, Instant defaultBranchAt, Instant otherBranchesAt, Instant branchesAt, Instant projectAt) {}
