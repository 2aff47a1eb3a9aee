package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.state.Sighting;
import dev.cidashboard.api.ProjectId;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One project that is to be read.
 *
 * @param kind why
 * @param left what is still to be asked of it; empty if that is to be decided when its turn comes
 * @param glimpse of the sweep that called for it, which fits once all of it was read; null if no sweep did
 */
record Work(ProjectId project, Kind kind, List<Reading> left, Sighting.OfGlimpse glimpse) {

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

    /** Between two passes, what of it is known to be worth asking. */
    static Work again(ProjectId project, Collection<Reading> readings) {
        return new Work(project, Kind.AGAIN, List.copyOf(readings), null);
    }

    /** Between two passes, what a sweep calls for. */
    static Work again(ProjectId project, ProjectSweep.News news) {
        return new Work(project, Kind.AGAIN, List.copyOf(news.toRead()), news.whenRead());
    }

    /** Both in one: what the larger of the two reasons calls for, and all that is left of either. */
    Work and(Work later) {
        if (kind != later.kind) {
            return kind.compareTo(later.kind) > 0 ? this : later;
        }
        boolean isUndecided = left.isEmpty() || later.left.isEmpty();
        if (isUndecided && (kind.belongsToPass() || left.equals(later.left))) {
            // What is to be decided at its turn covers whatever is left of an earlier decision.
            return left.isEmpty() ? this : later;
        }
        Set<Reading> both = EnumSet.noneOf(Reading.class);
        both.addAll(left);
        both.addAll(later.left);
        if (isUndecided) {
            both.add(Reading.PIPELINES);
        }
        return new Work(project, kind, List.copyOf(both), later.glimpse == null ? glimpse : later.glimpse);
    }

    Work with(List<Reading> stillToAsk) {
        return new Work(project, kind, stillToAsk, glimpse);
    }
}
