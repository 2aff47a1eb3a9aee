package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.api.ProjectId;

import java.util.List;
import java.util.Objects;

/**
 * One project that is to be read.
 *
 * @param kind why
 * @param left what is still to be asked of it; empty if that is to be decided when its turn comes
 * @param glimpse of the sweep that called for it, which fits once all of it was read; null if no sweep did
 */
record Work(ProjectId project, Kind kind, List<Reading> left, Glimpse glimpse) {

    /** Why a project is read; a later constant stands for more than an earlier one. */
    enum Kind {
        /** Between two passes, because it moves or because something of it could not be read. */
        AGAIN,
        /** What a pass reads after every row is complete. */
        REST,
        /** What a pass reads to complete a row. */
        OVERVIEW;

        boolean belongsToPass() {
            return switch (this) {
                case AGAIN -> false;
                case REST, OVERVIEW -> true;
            };
        }
    }

    Work {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(kind, "kind");
        left = List.copyOf(left);
    }

    static Work of(ProjectId project, Kind kind) {
        return new Work(project, kind, List.of(), null);
    }

    Work with(List<Reading> stillToAsk) {
        return new Work(project, kind, stillToAsk, glimpse);
    }
}
