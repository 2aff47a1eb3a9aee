package dev.cidashboard.aggregator.state;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Rebuilds the overview when somebody reads it and something changed, at most every 50 ms. Only the very first reader
 * waits for a rebuild of somebody else.
 */
final class OverviewKeeper {

    /** A burst of changes (a cold fill makes thousands a second) costs 20 rebuilds a second and not thousands. */
    private static final long PAUSE_MILLIS = 50;

    private final Clock clock;
    private final Supplier<Stream<ProjectState>> projects;
    private final AtomicLong changes = new AtomicLong(1);
    private final ReentrantLock building = new ReentrantLock();
    private volatile Built built;

    private record Built(Overview overview, long changes, long atMillis) {}

    OverviewKeeper(Clock clock, Supplier<Stream<ProjectState>> projects) {
        this.clock = clock;
        this.projects = projects;
    }

    /** To be called after the change can be seen in the projects. */
    void changed() {
        changes.incrementAndGet();
    }

    Overview overview() {
        Built present = built;
        if (present != null && !isDue(present)) {
            return present.overview();
        }
        if (present == null) {
            building.lock();
        } else if (!building.tryLock()) {
            return present.overview();
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

    /** A clock that was set back must not stop the rebuilds. */
    private boolean isDue(Built present) {
        if (present.changes() == changes.get()) {
            return false;
        }
        long passed = clock.millis() - present.atMillis();
        return passed >= PAUSE_MILLIS || passed < 0;
    }

    private void rebuild() {
        long upTo = changes.get();
        Overview previous = built == null ? null : built.overview();
        Overview next = Overview.of(projects.get(), previous);
        built = new Built(next, upTo, clock.millis());
    }
}
