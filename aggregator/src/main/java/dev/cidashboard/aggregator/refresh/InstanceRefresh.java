package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.ProjectId;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The refresh of one instance. A pass lists the projects page by page and reads each as soon as it is listed; when all
 * rows are complete it reads the rest. Between and within passes, projects that move are read again.
 *
 * <p>All that changes is guarded by one lock, which nobody holds while a forge is asked.
 */
final class InstanceRefresh {

    private static final Logger LOG = Logger.getLogger(InstanceRefresh.class);

    /** Instances that were started together drift apart, so that they do not all ask at once for ever. */
    private static final double JITTER = 0.05;

    private static final Failure NO_LIST =
            new Failure(Failure.Kind.NOT_FOUND, "The forge says that there is no list of projects here.", null);

    private final Connector connector;
    private final WarmState state;
    private final RefreshSettings settings;
    private final Clock clock;
    private final Workers workers;
    private final RefreshListener listener;
    private final ReadingPlan plan;
    private final ProjectVisit visit;
    private final Looks looks;
    private final SplittableRandom random;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final AtomicInteger pumps = new AtomicInteger();
    private final WorkQueue queue = new WorkQueue();
    private final Parking parking = new Parking();
    private final Troubles troubles = new Troubles();
    private final Revisits revisits;
    private final Set<ProjectId> busy = new HashSet<>();
    private int ofPassRunning;
    private boolean listing;
    private PassInProgress pass;
    private InstanceHealth.Pass lastPass;
    private Instant nextPassAt;
    private volatile boolean stopped;
    private volatile InstanceHealth health;

    InstanceRefresh(
            Connector connector,
            WarmState state,
            RefreshSettings settings,
            Clock clock,
            Workers workers,
            RefreshListener listener) {
        this.connector = connector;
        this.state = state;
        this.settings = settings;
        this.clock = clock;
        this.workers = workers;
        this.listener = listener;
        this.plan = new ReadingPlan(connector.forTheOverview(), connector.forTheRest());
        ProjectReader reader = new ProjectReader(connector, state);
        this.visit = new ProjectVisit(state, plan, reader, () -> stopped);
        this.looks = new Looks(reader, state, workers, clock);
        this.random = new SplittableRandom(
                settings.seed() + connector.instance().name().hashCode());
        this.revisits = new Revisits(settings);
        publish(clock.instant());
    }

    InstanceHealth health() {
        return health;
    }

    /** Makes a pass due; one that is under way goes on and is not followed by another before its time. */
    void refreshNow() {
        Instant now = clock.instant();
        locked(() -> {
            parking.tryNow(now);
            nextPassAt = pass == null ? now : null;
            return null;
        });
        tick();
    }

    /** Does what is due. */
    void tick() {
        Instant now = clock.instant();
        locked(() -> {
            revisits.due(now).forEach(project -> queue.add(Work.of(project, Work.Kind.AGAIN)));
            settle(now);
            if (pass == null && nextPassAt != null && !now.isBefore(nextPassAt)) {
                pass = new PassInProgress(now);
                nextPassAt = null;
                publish(now);
            }
            return null;
        });
        pump();
    }

    void look(ProjectState project) {
        looks.at(project);
    }

    void stop() {
        stopped = true;
        looks.stop();
        locked(() -> {
            room.signalAll();
            return null;
        });
    }

    /** Hands out work until there is none or enough of it runs. Work that ends meanwhile only makes it go round again. */
    private void pump() {
        if (pumps.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            for (Runnable next = next(); next != null; next = next()) {
                workers.run(next);
            }
            seen = pumps.addAndGet(-seen);
        } while (seen != 0);
    }

    /** The next thing to do, counted as running; null if there is none or it may not run now. */
    private Runnable next() {
        Instant now = clock.instant();
        return locked(() -> {
            int allowed = parking.allowed(settings.concurrency(), now);
            if (stopped || busy.size() + (listing && parking.isTrying() ? 1 : 0) >= allowed) {
                return null;
            }
            if (pass != null && pass.listingIsDue(now)) {
                pass.listingStarted();
                listing = true;
                return this::list;
            }
            return queue.take(busy).map(this::started).orElse(null);
        });
    }

    private Runnable started(Work work) {
        busy.add(work.project());
        ofPassRunning += work.kind().belongsToPass() ? 1 : 0;
        room.signal();
        List<Reading> troubled = troubles.of(work.project());
        return () -> {
            finished(work, visited(work, troubled));
            pump();
        };
    }

    /** A fault of our own ends this visit only. */
    private ProjectVisit.Result visited(Work work, List<Reading> troubled) {
        try {
            return visit.of(work, troubled);
        } catch (RuntimeException e) {
            LOG.errorf(e, "the visit of %s failed unexpectedly", work.project());
            return new ProjectVisit.Result(true, null, List.of(), Map.of(), false);
        }
    }

    private void finished(Work work, ProjectVisit.Result result) {
        Instant now = clock.instant();
        locked(() -> {
            busy.remove(work.project());
            ofPassRunning -= work.kind().belongsToPass() ? 1 : 0;
            result.answers()
                    .forEach((reading, failure) -> answered(work.project(), reading, failure.orElse(null), now));
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

    private void list() {
        WarmState.Listing taken = state.listing(connector.instance());
        switch (listed(taken)) {
            case Observation.Fresh<List<Project>>(List<Project> all) -> listedAll(taken, all);
            case Observation.NotModified<List<Project>>(List<Project> all) -> listedAll(taken, all);
            case Observation.Gone<List<Project>> gone -> brokeOff(NO_LIST);
            case Observation.Failed<List<Project>>(Failure failure) -> brokeOff(failure);
        }
        pump();
    }

    private Observation<List<Project>> listed(WarmState.Listing taken) {
        try {
            return connector.projects(Purpose.BACKGROUND, page -> take(taken, page));
        } catch (RuntimeException e) {
            LOG.errorf(e, "listing the projects of %s failed unexpectedly", connector.instance());
            return new Observation.Failed<>(ProjectReader.unexpected());
        }
    }

    /** Takes a page; waits while the queue is full. */
    private void take(WarmState.Listing taken, List<Project> page) {
        taken.page(page);
        Instant now = clock.instant();
        for (Project project : page) {
            locked(() -> {
                while (queue.isFull() && !stopped) {
                    room.awaitUninterruptibly();
                }
                parking.succeeded(now);
                pass.listed(project.id());
                queueForPass(project.id());
                publish(now);
                return null;
            });
            pump();
        }
    }

    private void listedAll(WarmState.Listing taken, List<Project> all) {
        List<Project> missed = all.stream()
                .filter(project -> state.find(project.id()).isEmpty())
                .toList();
        if (!missed.isEmpty()) {
            take(taken, missed);
        }
        List<Project> gone = stopped ? List.of() : taken.finished();
        gone.forEach(connector::forget);
        Instant now = clock.instant();
        locked(() -> {
            listing = false;
            gone.forEach(project -> forget(project.id()));
            pass.listingDone();
            troubles.listing(null);
            parking.succeeded(now);
            settle(now);
            return null;
        });
    }

    /** The projects that are known are read all the same. */
    private void brokeOff(Failure failure) {
        Instant now = clock.instant();
        boolean parks = failure.kind().concernsInstance();
        List<ProjectState> known = state.of(connector.instance());
        locked(() -> {
            listing = false;
            pass.listingBrokeOff(now, parks);
            if (parks) {
                parking.park(failure, now);
            } else {
                troubles.listing(failure);
            }
            known.forEach(project -> queueForPass(project.id()));
            settle(now);
            return null;
        });
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
        Duration pause = Duration.ofMillis(
                (long) (settings.interval().toMillis() * (1 + JITTER * (2 * random.nextDouble() - 1))));
        Instant next = pass.startedAt().plus(pause);
        nextPassAt = next.isBefore(now) ? now : next;
        pass = null;
        listener.passFinished(connector.instance(), lastPass);
    }

    private void publish(Instant now) {
        Failure parked = parking.reason();
        InstanceHealth.Problem problem = troubles.problem(parked, now);
        health = new InstanceHealth(
                connector.instance(),
                connector.platform(),
                state(problem, parked),
                problem,
                pass == null ? null : pass.soFar(),
                lastPass,
                nextPassAt,
                queue.size());
    }

    private InstanceHealth.State state(InstanceHealth.Problem problem, Failure parked) {
        if (parked != null && isLimit(parked.kind())) {
            return InstanceHealth.State.LIMITED;
        }
        if (problem != null) {
            return InstanceHealth.State.FAILING;
        }
        return lastPass == null ? InstanceHealth.State.LOADING : InstanceHealth.State.OK;
    }

    private static boolean isLimit(Failure.Kind kind) {
        return kind == Failure.Kind.RATE_LIMITED || kind == Failure.Kind.BUDGET_SPENT;
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
