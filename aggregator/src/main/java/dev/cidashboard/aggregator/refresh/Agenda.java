package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.connector.Sweep;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.ProjectId;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /** Queries of one instance at once: few hold many projects, and a forge takes seconds of its own time for each. */
    private static final int MOST_SWEEPS = 2;

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
    private final Sweeping sweeping;
    private final Set<ProjectId> busy = new HashSet<>();
    private int ofPassRunning;
    private int sweepsRunning;
    private boolean listing;
    /** For room in the queue, which only readings make: it is not the one that tries whether a forge is well again. */
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
        this.sweeping = new Sweeping(random.split());
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
                queueReadingsBetweenSweeps(now);
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
            return nextSweep(now).or(() -> queue.take(busy).map(this::taken));
        });
    }

    /** Somebody opened a project. */
    void looked(ProjectState project, Instant now) {
        locked(() -> {
            sweeping.noticed(project.id(), now);
            sweeping.hurry(project.id(), Heat.HOT, now);
            return null;
        });
    }

    /** A sweep is over, whatever came of it. */
    void swept(List<ProjectId> projects, ProjectSweep.Result result, Instant now) {
        locked(() -> {
            sweepsRunning--;
            switch (result.sweep()) {
                case Sweep.Told(Map<ProjectId, Glimpse> glimpses, Set<ProjectId> untold) -> {
                    parking.succeeded(now);
                    projects.forEach(project -> told(project, glimpses.containsKey(project), result, now));
                }
                case Sweep.Refused(Failure why) -> readInstead(sweeping.refused(projects, why, now));
                case Sweep.Failed(Failure failure) -> sweepFailed(projects, failure, now);
            }
            settle(now);
            return null;
        });
    }

    /** A project was listed: waits while the queue is full. */
    void listed(ProjectId project, Instant now) {
        locked(() -> {
            listingWaits = queue.isFull();
            while (queue.isFull() && !stopped) {
                room.awaitUninterruptibly();
            }
            listingWaits = false;
            parking.succeeded(now);
            pass.listed(project);
            queueForPass(project, now);
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
            known.forEach(project -> queueForPass(project.id(), now));
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
                timed(work, now);
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
        sweeping.forget(project);
        if (pass != null) {
            pass.swept(project);
        }
        troubles.forget(project);
    }

    private void queueForPass(ProjectId project, Instant now) {
        if (!pass.queue(project)) {
            return;
        }
        if (sweeps(now) && isSweepable(project)) {
            pass.queueForSweep(project);
            sweeping.want(project);
        } else {
            queue.add(Work.of(project, Work.Kind.OVERVIEW));
        }
    }

    private boolean sweeps(Instant now) {
        return connector.mostInASweep() > 0 && sweeping.isOn(now);
    }

    /** A row that is not complete yet is read in detail first. */
    private boolean isSweepable(ProjectId project) {
        return state.find(project)
                .filter(known -> known.isLoaded() && known.project().globalId() != null)
                .isPresent();
    }

    private Optional<Task> nextSweep(Instant now) {
        int most = connector.mostInASweep();
        if (most == 0 || sweepsRunning >= MOST_SWEEPS) {
            return Optional.empty();
        }
        List<ProjectId> projects = sweeping.take(most, now);
        if (projects.isEmpty()) {
            return Optional.empty();
        }
        sweepsRunning++;
        return Optional.of(new Task.SweepProjects(projects));
    }

    private void queueReadingsBetweenSweeps(Instant now) {
        if (!sweeps(now)) {
            return;
        }
        for (ProjectId project : sweeping.dueForReading(now)) {
            state.find(project)
                    .map(known -> new Work(project, Work.Kind.AGAIN, ReadingPlan.unseenBySweeps(known), null))
                    .ifPresent(queue::add);
        }
    }

    private void told(ProjectId project, boolean seen, ProjectSweep.Result result, Instant now) {
        ProjectState known = state.find(project).orElse(null);
        if (known == null) {
            forget(project);
            return;
        }
        ProjectSweep.Contradiction contradiction = result.contradictions().get(project);
        if (contradiction != null) {
            if (known.glimpse().isPresent()) {
                sweeping.noticed(project, now);
            }
            queue.add(
                    new Work(project, Work.Kind.AGAIN, List.copyOf(contradiction.readings()), contradiction.glimpse()));
        } else if (!seen) {
            queue.add(Work.of(project, Work.Kind.OVERVIEW));
        }
        sweeping.swept(project, sweeping.heat(known, now), now);
        if (pass != null && pass.swept(project)) {
            pass.read(project, troubles.isTroubled(project));
        }
    }

    private void sweepFailed(List<ProjectId> projects, Failure failure, Instant now) {
        if (failure.kind() == Failure.Kind.UNAUTHORIZED) {
            sweeping.postponed(projects);
            parking.park(failure, now);
        } else if (failure.kind().isLimit()) {
            readInstead(sweeping.limited(projects, failure, now));
        } else {
            readInstead(sweeping.broken(projects, failure, now));
        }
    }

    /** What a sweep was to tell is read in detail. */
    private void readInstead(List<ProjectId> projects) {
        for (ProjectId project : projects) {
            if (pass != null && pass.swept(project)) {
                queue.add(Work.of(project, Work.Kind.OVERVIEW));
            }
        }
    }

    private void timed(Work work, Instant now) {
        ProjectState known = state.find(work.project()).orElse(null);
        if (known == null || connector.mostInASweep() == 0) {
            return;
        }
        Heat heat = sweeping.heat(known, now);
        if (work.left().isEmpty()) {
            sweeping.read(work.project(), heat, now);
        } else {
            sweeping.swept(work.project(), heat, now);
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
        return ofPassRunning > 0 || queue.holdsWorkOfPass() || pass != null && pass.hasSweeps();
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
