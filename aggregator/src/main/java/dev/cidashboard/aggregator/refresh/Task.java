package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.ActivityCursor;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.api.ProjectId;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Something that an instance has to do next. */
sealed interface Task {

    record ListProjects() implements Task {}

    /** @param projects at most as many as the connector asks about at once */
    record SweepProjects(List<ProjectId> projects, SweepDepth depth) implements Task {}

    /** @param since where the last answer ended; null for the first time */
    record HearActivity(ActivityCursor since) implements Task {}

    /**
     * @param begunAt when it was handed out
     * @param troubled what of the project failed the last time
     * @param refused what of it is not to be asked now, whatever the work calls for
     */
    record Visit(Work work, Instant begunAt, List<Reading> troubled, Set<Reading> refused) implements Task {}
}
