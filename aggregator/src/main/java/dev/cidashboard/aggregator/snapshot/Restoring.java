package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.SnapshotRow;
import dev.cidashboard.aggregator.state.SnapshotStore;
import dev.cidashboard.aggregator.state.WarmState;
import org.jboss.logging.Logger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Takes the projects of one instance out of a store and into state. One thread reads the rows, others make sense of them.
 * What cannot be read is left out: it is read from its forge.
 */
final class Restoring {

    private static final Logger LOG = Logger.getLogger(Restoring.class);

    /** More only wait for each other: the rows come from one connection. */
    private static final int READERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 2);

    /** Then the thread that fetches rows reads one itself, so that no more than this are held. */
    private static final int MOST_WAITING = 64;

    /** Ends the loading: nobody waits for the rest any more. */
    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private final Connector connector;
    private final WarmState state;
    private final SnapshotForm form;
    private final Signature signature;
    private final ReadWriteLock stopping = new ReentrantReadWriteLock();
    private final Queue<ProjectState> restored = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unreadable = new AtomicInteger();
    private volatile String firstUnreadable;
    private volatile boolean stopped;
    private volatile boolean begun;
    private volatile boolean whole;
    private SnapshotRow ofInstance;
    private List<SnapshotRow> group = new ArrayList<>();

    Restoring(Connector connector, WarmState state, SnapshotForm form, Signature signature) {
        this.connector = connector;
        this.state = state;
        this.form = form;
        this.signature = signature;
    }

    /** @throws SnapshotStore.Unavailable if the store does not work; what was restored until then is good */
    void run(SnapshotStore store) {
        ThreadPoolExecutor readers = new ThreadPoolExecutor(
                READERS,
                READERS,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                work -> Thread.ofPlatform().name("restoring").daemon().unstarted(work),
                new ThreadPoolExecutor.CallerRunsPolicy());
        try {
            store.load(connector.instance(), row -> take(row, readers));
            take(null, readers);
            readers.shutdown();
            if (readers.awaitTermination(1, TimeUnit.HOURS)) {
                restoreInstance();
            }
        } catch (Stopped e) {
            // What is restored until now is good.
            whole = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            begun = true;
            readers.shutdownNow();
        }
    }

    /** After this nothing is restored any more. */
    void stop() {
        stopping.writeLock().lock();
        try {
            stopped = true;
        } finally {
            stopping.writeLock().unlock();
        }
    }

    /** Whether the store answered. */
    boolean hasBegun() {
        return begun;
    }

    Connector connector() {
        return connector;
    }

    List<ProjectState> restored() {
        return List.copyOf(restored);
    }

    int unreadable() {
        return unreadable.get();
    }

    /** What was wrong with the first that could not be read, in words that hold nothing of it. */
    Optional<String> firstUnreadable() {
        return Optional.ofNullable(firstUnreadable);
    }

    /** Whether all that the instance had when it was last asked is restored. */
    boolean isWhole() {
        return whole;
    }

    /** When what was confirmed longest ago of the restored rows was confirmed. */
    Optional<Instant> oldest() {
        return restored.stream()
                .map(ProjectState::confirmedAt)
                .filter(at -> at != null)
                .min(Instant::compareTo);
    }

    /** @param row null at the end */
    private void take(SnapshotRow row, ThreadPoolExecutor readers) {
        begun = true;
        if (stopped) {
            throw new Stopped();
        }
        boolean another = !group.isEmpty()
                && (row == null || !row.project().equals(group.getFirst().project()));
        if (another) {
            List<SnapshotRow> all = group;
            group = new ArrayList<>();
            readers.execute(() -> restore(all));
        }
        if (row != null && row.project().equals(SnapshotRow.NO_PROJECT)) {
            ofInstance = row;
        } else if (row != null) {
            group.add(row);
        }
    }

    private void restore(List<SnapshotRow> rows) {
        try {
            SnapshotForm.Restored read = form.read(rows, signature);
            if (connector.wants(read.snapshot().project())) {
                restore(read);
            }
        } catch (Unreadable e) {
            unreadable(rows.getFirst().project(), e);
        } catch (RuntimeException e) {
            unreadable(rows.getFirst().project(), new Unreadable("cannot be held", e));
        }
    }

    private void restore(SnapshotForm.Restored read) {
        stopping.readLock().lock();
        try {
            if (!stopped) {
                state.restore(read.snapshot()).ifPresent(project -> {
                    connector.memory().restore(project.project(), read.keepsake());
                    restored.add(project);
                });
            }
        } finally {
            stopping.readLock().unlock();
        }
    }

    private void restoreInstance() {
        if (ofInstance == null || stopped) {
            return;
        }
        try {
            boolean wasWhole = form.isWhole(ofInstance);
            Known known = Known.ofInstance(
                    connector.instance(),
                    id -> state.find(id).map(ProjectState::project).orElse(null));
            connector.memory().restoreInstance(form.ofInstance(ofInstance, known, signature));
            whole = wasWhole && unreadable.get() == 0;
        } catch (Unreadable e) {
            LOG.warnf("%s: the saved list of projects cannot be used: it %s", connector.instance(), e.getMessage());
        }
    }

    private void unreadable(String which, Unreadable why) {
        if (unreadable.getAndIncrement() == 0) {
            firstUnreadable = which + ", which " + why.getMessage();
        }
    }
}
