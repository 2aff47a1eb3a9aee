package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.pipeline.Job;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.aggregator.state.ChangeListener;
import dev.cidashboard.api.InstanceId;
import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Remembers what changes. Whoever tells it something goes on at once; a thread of its own writes in batches, and tries
 * again for as long as the database is away. Nothing is lost by that: what waits is kept by run.
 */
public final class HistoryWriter implements ChangeListener {

    private static final Logger LOG = Logger.getLogger(HistoryWriter.class);

    /** Runs a statement: more are hardly faster, and hold locks for longer. */
    static final int MOST = 1_000;

    /** A run that moves several times within it is written once. */
    private static final Duration GATHERING = Duration.ofMillis(500);

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));

    private final Database database;
    private final Clock clock;
    private final Pending pending = new Pending();
    private final BatchWriter writer;
    private final Retention retention;
    private final WriterCounts counts = new WriterCounts();
    private final ReentrantLock flushing = new ReentrantLock();
    private final CountDownLatch stopped = new CountDownLatch(1);
    /** What was taken out and is with the database now; it waits as well. */
    private volatile Batch writing = Batch.EMPTY;

    private Thread thread;

    public HistoryWriter(Database database, Duration retention, Clock clock) {
        this.database = database;
        this.clock = clock;
        Keeping keeping = new Keeping(retention);
        this.writer = new BatchWriter(keeping);
        this.retention = new Retention(keeping);
    }

    @Override
    public void changed(Change change) {
        if (database.isOff()) {
            return;
        }
        Instant now = clock.instant();
        switch (change) {
            case Change.ProjectAppeared appeared -> pending.add(new SeenProject(appeared.after(), now, null));
            case Change.ProjectChanged changed -> pending.add(new SeenProject(changed.after(), now, null));
            case Change.ProjectGone gone -> pending.add(new SeenProject(gone.before(), now, now));
            case Change.PipelineChanged changed -> pending.add(SeenRun.of(changed.of(), changed.after(), now));
            case Change.BranchesChanged changed -> {
                List<BranchMove> moves = BranchMove.of(changed, now);
                if (!moves.isEmpty()) {
                    pending.add(moves);
                }
            }
            case Change.MergeRequestsChanged requests -> {
                // Not remembered: nothing tells of them what was.
            }
            case Change.RowChanged row -> {
                // Told by what it is made of.
            }
        }
    }

    /** The jobs of a run were read. */
    public void read(Project of, PipelineId pipeline, List<Job> jobs) {
        if (!database.isOff() && !jobs.isEmpty()) {
            pending.add(new SeenJobs(of, pipeline, jobs));
        }
    }

    /** A pass has ended. */
    public void passed(InstanceId instance, Instant startedAt, Instant finishedAt, int projects, int failed) {
        if (!database.isOff()) {
            pending.add(new SeenPass(instance, startedAt, finishedAt, projects, failed));
        }
    }

    public WriterHealth health() {
        Batch inFlight = writing;
        Duration lag = Stream.of(inFlight.oldest(), pending.oldest())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .orElse(Duration.ZERO);
        return counts.health(pending.size() + inFlight.size(), lag);
    }

    public void start() {
        if (database.isOff()) {
            LOG.info("History is off: no database is configured (database.postgres_url)");
            return;
        }
        thread = Thread.ofVirtual().name("history-writer").start(this::run);
    }

    /** Writes what waits, at most for so long, and ends. What is being written is not disturbed: half of it would be lost. */
    public void stop(Duration patience) {
        stopped.countDown();
        if (thread == null) {
            return;
        }
        pending.wake();
        Thread last = Thread.ofVirtual().name("history-last").start(this::flushAll);
        try {
            last.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int left = health().pending();
        if (left > 0) {
            LOG.warnf("History: %d changes were not written before the end", left);
        }
    }

    private void run() {
        // Whoever looks at a page later need not wait for a migration.
        database.open();
        int failures = 0;
        boolean fault = false;
        while (isRunning()) {
            try {
                if (failures == 0 && !pending.await(Duration.ofMinutes(1).toMillis())) {
                    keepTidy();
                    continue;
                }
                Duration pause = failures == 0 ? GATHERING : PAUSES.get(Math.min(failures, PAUSES.size()) - 1);
                if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                failures = flushAll() ? 0 : failures + 1;
                fault = false;
                if (failures == 0) {
                    keepTidy();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!fault) {
                    LOG.error("The writer of history has a fault; it goes on trying", e);
                }
                fault = true;
                failures++;
            }
        }
    }

    private boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Writes all that waits. Returns whether the database took it. */
    boolean flushAll() {
        flushing.lock();
        try {
            boolean taken = true;
            while (taken && takeOut()) {
                taken = flushWriting();
            }
            return taken;
        } finally {
            flushing.unlock();
        }
    }

    private boolean takeOut() {
        writing = pending.take(MOST);
        return !writing.isEmpty();
    }

    /** Whatever happens, what was not written waits again. */
    private boolean flushWriting() {
        boolean all = false;
        Deque<Batch> parts = new ArrayDeque<>(List.of(writing));
        try {
            while (!parts.isEmpty() && flush(parts)) {
                writing = parts.stream().reduce(Batch.EMPTY, Batches::together);
            }
            all = parts.isEmpty();
        } finally {
            parts.descendingIterator().forEachRemaining(pending::putBack);
            writing = Batch.EMPTY;
        }
        return all;
    }

    /** Writes the first of some parts, or puts two halves in its place. Returns whether to go on. */
    private boolean flush(Deque<Batch> parts) {
        Batch batch = parts.getFirst();
        try {
            write(batch);
            parts.removeFirst();
            return true;
        } catch (SQLException e) {
            counts.failed();
            if (!Database.refusesTheData(e)) {
                return false;
            }
            parts.removeFirst();
            // One value that the database does not take must not keep all others from it.
            if (batch.size() > 1) {
                List<Batch> halves = Batches.halves(batch);
                parts.addFirst(halves.getLast());
                parts.addFirst(halves.getFirst());
            } else {
                writeAlone(batch, parts);
            }
            return true;
        }
    }

    /**
     * Once more, since by then nothing is believed of the database any more: somebody may have dropped a partition that was
     * known to be there.
     */
    private void writeAlone(Batch one, Deque<Batch> parts) {
        try {
            write(one);
        } catch (SQLException e) {
            if (Database.refusesTheData(e)) {
                counts.dropped();
                LOG.errorf(
                        "History: one entry cannot be kept, and is left out: %s (%s)",
                        Batches.name(one), e.getSQLState());
            } else {
                parts.addFirst(one);
            }
        }
    }

    private void write(Batch batch) throws SQLException {
        Instant began = clock.instant();
        boolean known = false;
        try {
            BatchWriter.Written written = database.write(connection -> writer.write(connection, batch, began));
            writer.committed(written);
            known = true;
        } finally {
            if (!known) {
                writer.failed();
            }
        }
        counts.wrote(batch, Duration.between(began, clock.instant()));
    }

    private void keepTidy() {
        try {
            retention.keepTidy(database, writer.partitions(), clock.instant());
        } catch (SQLException e) {
            LOG.debug("retention is tried again later", e);
        }
    }
}
