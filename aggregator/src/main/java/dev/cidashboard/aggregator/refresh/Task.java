package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.ActivityCursor;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.api.ProjectId;

import java.util.List;

/** Something that an instance has to do next. */
sealed interface Task {

    record ListProjects() implements Task {}

    /** @param projects at most as many as the connector asks about at once */
    record SweepProjects(List<ProjectId> projects, SweepDepth depth) implements Task {}

    /** @param since where the last answer ended; null for the first time */
    record HearActivity(ActivityCursor since) implements Task {}

    /** @param troubled what of the project failed the last time */
    record Visit(Work work, List<Reading> troubled) implements Task {}
}
