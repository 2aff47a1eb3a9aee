package dev.cidashboard.aggregator.state;

import dev.cidashboard.api.ProjectId;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Makes the next overview of the last one and what changed since, when somebody reads it, at most every 50 ms. Only the
 * very first reader waits for somebody else's making.
 */
final class OverviewKeeper {

    /** A burst of changes (a cold fill makes thousands a second) costs 20 overviews a second and not thousands. */
    private static final long PAUSE_MILLIS = 50;

    private final Clock clock;
    private final Function<ProjectId, ProjectState> present;
    private final AtomicLong changes = new AtomicLong(1);
    private final Set<ProjectId> pending = ConcurrentHashMap.newKeySet();
    private final ReentrantLock building = new ReentrantLock();
    /** What the last overview holds of each project. Guarded by the lock. */
    private final Map<ProjectId, ProjectState> shown = new HashMap<>();

    private volatile Built built;

    private record Built(Overview overview, long changes, long atMillis) {}

    /** @param present the state of a project now; null if there is none */
    OverviewKeeper(Clock clock, Function<ProjectId, ProjectState> present) {
        this.clock = clock;
        this.present = present;
    }

    /** To be called after the change can be seen. */
    void changed(ProjectId project) {
        pending.add(project);
        changes.incrementAndGet();
    }

    /** Nothing that people see is different; the next overview takes it along, so that what was is not held for ever. */
    void confirmed(ProjectId project) {
        pending.add(project);
    }

    Overview overview() {
        Built last = built;
        if (last != null && !isDue(last)) {
            return last.overview();
        }
        if (last == null) {
            building.lock();
        } else if (!building.tryLock()) {
            return last.overview();
        }
        try {
            if (built == null || isDue(built)) {
                rebuild();
            }
            return built.overview();
        } finally {
            building.unlock();
        }
    }

    /** Lets go of what is outdated, though nobody reads. */
    void settle() {
        building.lock();
        try {
            if (!pending.isEmpty()) {
                rebuild();
            }
        } finally {
            building.unlock();
        }
    }

    /** A clock that was set back must not stop the rebuilds. */
    private boolean isDue(Built last) {
        if (last.changes() == changes.get()) {
            return false;
        }
        long passed = clock.millis() - last.atMillis();
        return passed >= PAUSE_MILLIS || passed < 0;
    }

    private void rebuild() {
        long upTo = changes.get();
        Overview last = built == null ? Overview.EMPTY : built.overview();
        built = new Built(last.with(taken()), upTo, clock.millis());
    }

    /** Who is taken out before being looked at is there again if it changes after the look. */
    private List<Replaced> taken() {
        List<Replaced> taken = new ArrayList<>();
        for (Iterator<ProjectId> next = pending.iterator(); next.hasNext(); ) {
            ProjectId project = next.next();
            next.remove();
            ProjectState now = present.apply(project);
            ProjectState before = now == null ? shown.remove(project) : shown.put(project, now);
            if (before != now) {
                taken.add(new Replaced(before, now));
            }
        }
        return taken;
    }
}
