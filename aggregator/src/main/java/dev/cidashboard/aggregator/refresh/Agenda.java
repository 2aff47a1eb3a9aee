package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.ProjectId;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What one instance has to do, does and did. Asks nobody: it is told the time and what came of things, and says what is
 * next. All of it is guarded by one lock, which nobody holds while a forge is asked.
 */
final class Agenda {

    /** Instances that were started together drift apart, so that they do not all ask at once for ever. */
    private static final double JITTER = 0.05;

    private final Connector connector;
    private final WarmState state;
    private final RefreshSettings settings;
    private final RefreshListener listener;
    private final ReadingPlan plan;
    private final SplittableRandom random;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final WorkQueue queue = new WorkQueue();
    private final Parking parking = new Parking();
    private final Troubles troubles = new Troubles();
    private final TroubleLog log;
    private final Revisits revisits;
    private final Set<ProjectId> busy = new HashSet<>();
    private int ofPassRunning;
    private boolean listing;
    /** For room in the queue: then it asks nobody, and only what is taken from the queue makes room. */
    private boolean listingWaits;

    private PassInProgress pass;
    private InstanceHealth.Pass lastPass;
    private Instant nextPassAt;
    private volatile boolean stopped;
    private volatile InstanceHealth health;

    Agenda(
            Connector connector,
            WarmState state,
            ReadingPlan plan,
            RefreshSettings settings,
            RefreshListener listener,
            Instant now) {
        this.connector = connector;
        this.state = state;
        this.settings = settings;
        this.listener = listener;
        this.plan = plan;
        this.random = new SplittableRandom(
                settings.seed() + connector.instance().name().hashCode());
        this.revisits = new Revisits(settings);
        this.log = new TroubleLog(connector.instance());
        publish(now);
    }

    InstanceHealth health() {
        return health;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Makes a pass due; one that is under way goes on and is not followed by another before its time. */
    void wantPass(Instant now) {
        locked(() -> {
            parking.tryNow(now);
            nextPassAt = pass == null ? now : null;
            return null;
        });
    }

    /** Takes up what is due. */
    void tick(Instant now) {
        locked(() -> {
            if (!isFirstFill()) {
                revisits.due(now).forEach(project -> queue.add(Work.of(project, Work.Kind.AGAIN)));
            }
            settle(now);
            if (pass == null && nextPassAt != null && !now.isBefore(nextPassAt)) {
                pass = new PassInProgress(now);
                nextPassAt = null;
                publish(now);
            }
            return null;
        });
    }

    /** The next thing to do, counted as being done; empty if there is none or it may not be done now. */
    Optional<Task> next(Instant now) {
        return locked(() -> {
            int allowed =
                    parking.allowed(lastPass == null ? settings.concurrency() : settings.steadyConcurrency(), now);
            int running = busy.size() + (listing && !listingWaits && parking.isTrying() ? 1 : 0);
            if (stopped || running >= allowed) {
                return Optional.empty();
            }
            if (pass != null && pass.listingIsDue(now)) {
                pass.listingStarted();
                listing = true;
                return Optional.of(new Task.ListProjects());
            }
            return queue.take(busy).map(this::taken);
        });
    }

    /** A project was listed: waits while the queue is full. */
    void listed(ProjectId project, Instant now) {
        locked(() -> {
            while (queue.isFull() && !stopped) {
                listingWaits = true;
                room.awaitUninterruptibly();
            }
            listingWaits = false;
            parking.succeeded(now);
            pass.listed(project);
            queueForPass(project);
            publish(now);
            return null;
        });
    }

    void listedAll(Collection<ProjectId> gone, Instant now) {
        locked(() -> {
            listing = false;
            gone.forEach(this::forget);
            pass.listingDone();
            troubles.listing(null);
            parking.succeeded(now);
            settle(now);
            return null;
        });
    }

    /** The listing failed: the projects that are known are read all the same. */
    void listingBrokeOff(Failure failure, Instant now) {
        List<ProjectState> known = state.of(connector.instance());
        boolean parks = failure.kind().concernsInstance();
        locked(() -> {
            listing = false;
            pass.listingBrokeOff(now, parks);
            troubles.listing(parks ? null : failure);
            if (parks) {
                parking.park(failure, now);
            }
            known.forEach(project -> queueForPass(project.id()));
            settle(now);
            return null;
        });
    }

    void visited(Work work, ProjectVisit.Result result, Instant now) {
        locked(() -> {
            busy.remove(work.project());
            ofPassRunning -= work.kind().belongsToPass() ? 1 : 0;
            result.answers()
                    .forEach((reading, failure) -> answered(work.project(), reading, failure.orElse(null), now));
            result.needless().forEach(reading -> troubles.succeeded(work.project(), reading));
            if (!result.known()) {
                forget(work.project());
            } else if (result.parkedBy() != null) {
                parking.park(result.parkedBy(), now);
                queue.giveBack(work.with(result.left()));
            } else {
                boolean troubled = troubles.isTroubled(work.project());
                revisits.read(work.project(), result.moving(), troubled, now);
                if (pass != null && work.kind().belongsToPass()) {
                    pass.read(work.project(), troubled);
                }
            }
            settle(now);
            return null;
        });
    }

    void stop() {
        stopped = true;
        locked(() -> {
            room.signalAll();
            return null;
        });
    }

    /** Until every row was read once, nothing that is known already takes its share of the budget. */
    private boolean isFirstFill() {
        return lastPass == null && pass != null && pass.hasUnread();
    }

    private Task taken(Work work) {
        busy.add(work.project());
        ofPassRunning += work.kind().belongsToPass() ? 1 : 0;
        room.signal();
        return new Task.Visit(work, troubles.of(work.project()));
    }

    private void answered(ProjectId project, Reading reading, Failure failure, Instant now) {
        if (failure == null) {
            parking.succeeded(now);
            troubles.succeeded(project, reading);
        } else {
            troubles.failed(project, reading, failure);
            listener.readingFailed(connector.instance(), reading, failure.kind());
        }
    }

    private void forget(ProjectId project) {
        queue.remove(project);
        revisits.forget(project);
        troubles.forget(project);
    }

    private void queueForPass(ProjectId project) {
        if (pass.queue(project)) {
            queue.add(Work.of(project, Work.Kind.OVERVIEW));
        }
    }

    /** Moves the pass on when a part of it is done, and tells how things are. */
    private void settle(Instant now) {
        if (pass != null && pass.listingWasTried() && !hasWorkOfPass()) {
            queueTheRest();
            boolean listed =
                    pass.listingIsDone() || !now.isBefore(pass.startedAt().plus(settings.interval()));
            if (listed && !hasWorkOfPass()) {
                end(now);
            }
        }
        state.instanceTroubled(connector.instance(), parking.reason());
        publish(now);
    }

    private boolean hasWorkOfPass() {
        return ofPassRunning > 0 || queue.holdsWorkOfPass();
    }

    private void queueTheRest() {
        if (!plan.hasRest()) {
            return;
        }
        for (ProjectState project : state.of(connector.instance())) {
            if (plan.needsRest(project) && pass.queueForTheRest(project.id())) {
                queue.add(Work.of(project.id(), Work.Kind.REST));
            }
        }
    }

    private void end(Instant now) {
        lastPass = pass.ended(now);
        double drift = 1 + JITTER * (2 * random.nextDouble() - 1);
        Duration pause = Duration.ofMillis((long) (settings.interval().toMillis() * drift));
        Instant next = pass.startedAt().plus(pause);
        nextPassAt = next.isBefore(now) ? now : next;
        pass = null;
        listener.passFinished(connector.instance(), lastPass);
    }

    private void publish(Instant now) {
        Failure parked = parking.reason();
        InstanceHealth.Problem problem = troubles.problem(parked, now);
        log.heard(problem, now);
        health = new InstanceHealth(
                connector.instance(),
                connector.platform(),
                InstanceHealth.State.of(problem, parked != null, lastPass),
                problem,
                pass == null ? null : pass.soFar(),
                lastPass,
                nextPassAt,
                queue.size());
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
