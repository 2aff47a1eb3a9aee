package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.connector.Sweep;
import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.Sighting;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.ProjectId;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Asks a forge about many projects at once, tells state, and finds out which are to be read in detail for it. */
final class ProjectSweep {

    private static final Logger LOG = Logger.getLogger(ProjectSweep.class);

    private final Connector connector;
    private final WarmState state;
    private final Clock clock;

    ProjectSweep(Connector connector, WarmState state, Clock clock) {
        this.connector = connector;
        this.state = state;
        this.clock = clock;
    }

    /**
     * What a glimpse of one project showed.
     *
     * @param changed whether anything happened, even if it cannot be seen yet what
     * @param toRead what is to be read in detail; empty if the glimpse told all
     * @param whenRead the glimpse, which fits when that was read; null if it fits already
     */
    record News(boolean changed, Set<Reading> toRead, Sighting.OfGlimpse whenRead) {}

    /**
     * What came of it.
     *
     * @param news by project, of those that the sweep told of and that are known
     */
    record Result(Sweep sweep, Map<ProjectId, News> news) {}

    Result of(List<ProjectId> projects, SweepDepth depth) {
        Instant askedAt = clock.instant();
        Sweep sweep = asked(projects, depth);
        Map<ProjectId, News> news = new HashMap<>();
        if (sweep instanceof Sweep.Told told) {
            told.glimpses().forEach((project, glimpse) -> state.find(project)
                    .ifPresent(known -> news.put(project, seen(known, glimpse, depth, askedAt))));
        }
        return new Result(sweep, news);
    }

    private Sweep asked(List<ProjectId> projects, SweepDepth depth) {
        try {
            return connector.sweep(
                    projects.stream()
                            .flatMap(project -> state.find(project).stream())
                            .map(ProjectState::project)
                            .filter(project -> project.globalId() != null)
                            .toList(),
                    depth,
                    Purpose.BACKGROUND);
        } catch (RuntimeException e) {
            LOG.errorf(e, "a sweep of %s failed unexpectedly", connector.instance());
            return new Sweep.Refused(ProjectReader.unexpected());
        }
    }

    private News seen(ProjectState before, Glimpse glimpse, SweepDepth depth, Instant askedAt) {
        return switch (depth) {
            case DEFAULT_BRANCH, RECENT_BRANCHES -> seenAgain(before, glimpse, askedAt);
            case ROWS -> {
                state.apply(before.id(), new Sighting.OfGlimpse(glimpse, askedAt, true));
                yield seenFirst(before, glimpse);
            }
            case HISTORY -> seenFirst(before, glimpse);
        };
    }

    /** What is still missing of its row is the plan's to say. */
    private News seenFirst(ProjectState before, Glimpse glimpse) {
        if (glimpse.recent() != null) {
            state.apply(before.id(), new Sighting.OfLatest(glimpse.recent()));
        }
        return new News(false, Set.of(), null);
    }

    private News seenAgain(ProjectState before, Glimpse glimpse, Instant askedAt) {
        Set<Reading> toRead = before.contradictedBy(glimpse);
        Sighting.OfGlimpse whenRead = new Sighting.OfGlimpse(glimpse, askedAt, true);
        state.apply(before.id(), toRead.isEmpty() ? whenRead : new Sighting.OfGlimpse(glimpse, askedAt, false));
        boolean pushed = before.glimpse()
                .filter(last -> !Objects.equals(last.pushedAt(), glimpse.pushedAt()))
                .isPresent();
        boolean changed = state.find(before.id())
                .filter(after -> !after.holdsTheSameAs(before))
                .isPresent();
        boolean contradicted = toRead.stream().anyMatch(before::wasRead);
        return new News(pushed || changed || contradicted, toRead, whenRead);
    }
}
