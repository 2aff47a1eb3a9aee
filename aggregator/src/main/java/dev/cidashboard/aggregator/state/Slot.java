package dev.cidashboard.aggregator.state;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Where one project's state is swapped, and where its changes wait to be told in order. */
final class Slot {

    // Not a monitor: a virtual thread that waits for one would hold its carrier on the JDKs before 24.
    private final ReentrantLock swapping = new ReentrantLock();
    private final Queue<Change> untold = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tellers = new AtomicInteger();
    private volatile ProjectState state;
    private volatile boolean gone;
    private volatile long lastListing;

    Slot(ProjectState first) {
        this.state = first;
    }

    ProjectState state() {
        return state;
    }

    boolean isGone() {
        return gone;
    }

    long lastListing() {
        return lastListing;
    }

    void seenIn(long listing) {
        lastListing = Math.max(lastListing, listing);
    }

    /** The states before and after a swap. */
    record Swap(ProjectState before, ProjectState after) {}

    /** Swaps the state; null if the project is gone. */
    Swap swap(UnaryOperator<ProjectState> change) {
        swapping.lock();
        try {
            if (gone) {
                return null;
            }
            ProjectState before = state;
            state = change.apply(before);
            if (before != state) {
                untold.addAll(Changes.between(before, state));
            }
            return new Swap(before, state);
        } finally {
            swapping.unlock();
        }
    }

    /** Ends it, unless a listing named it in the meantime. */
    boolean end(long listing) {
        swapping.lock();
        try {
            if (gone || lastListing >= listing) {
                return false;
            }
            gone = true;
            untold.add(new Change.ProjectGone(state.project()));
            return true;
        } finally {
            swapping.unlock();
        }
    }

    void tellFirst(Change change, Consumer<Change> audience) {
        untold.add(change);
        tell(audience);
    }

    /** Tells what waits, unless another thread is at it and will go on: so they are told one after the other. */
    void tell(Consumer<Change> audience) {
        if (tellers.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            for (Change change = untold.poll(); change != null; change = untold.poll()) {
                audience.accept(change);
            }
            seen = tellers.addAndGet(-seen);
        } while (seen != 0);
    }
}
