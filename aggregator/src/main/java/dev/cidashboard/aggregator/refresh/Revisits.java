package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.api.ProjectId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which projects are read again between two passes: those with a moving pipeline at a steady pace, those of which
 * something could not be read ever more seldom. Guarded by its owner.
 */
final class Revisits {

    private static final int MOST_DOUBLINGS = 5;

    private record Visit(Instant dueAt, int failures) {}

    private final Map<ProjectId, Visit> visits = new HashMap<>();
    private final RefreshSettings settings;

    Revisits(RefreshSettings settings) {
        this.settings = settings;
    }

    /** Decides about a project that was just read. */
    void read(ProjectId project, boolean moving, boolean troubled, Instant now) {
        if (troubled) {
            Visit before = visits.get(project);
            int failures = before == null ? 0 : before.failures();
            Duration pause = settings.movingInterval().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
            Duration bounded = pause.compareTo(settings.interval()) > 0 ? settings.interval() : pause;
            visits.put(project, new Visit(now.plus(bounded), failures + 1));
        } else if (moving) {
            visits.put(project, new Visit(now.plus(settings.movingInterval()), 0));
        } else {
            visits.remove(project);
        }
    }

    void forget(ProjectId project) {
        visits.remove(project);
    }

    /** Takes those whose time has come; they come back when they were read. */
    List<ProjectId> due(Instant now) {
        List<ProjectId> due = new ArrayList<>();
        visits.replaceAll((project, visit) -> {
            if (visit.dueAt().isAfter(now)) {
                return visit;
            }
            due.add(project);
            return new Visit(Instant.MAX, visit.failures());
        });
        return due;
    }
}
