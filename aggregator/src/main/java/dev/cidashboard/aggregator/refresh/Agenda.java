package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Activity;
import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.connector.Sweep;
import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.forge.Budget;
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
import java.util.stream.Collectors;

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
    private final SweepSwitch sweeps = new SweepSwitch();
    private final Slowdown ofSweeps = new Slowdown();
    private final Slowdown ofReadings = new Slowdown();
    private final ActivityWatch activity;
    private final Set<ProjectId> busy = new HashSet<>();
    private int ofPassRunning;
    private int sweepsRunning;
    private boolean listing;
    /** For room in the queue: then it asks nobody, and only what is taken from the queue makes room. */
    private boolean listingWaits;

    private PassInProgress pass;
    private InstanceHealth.Pass lastPass;
    private Instant nextPassAt;
    /** Somebody asked for the next pass: then it sweeps all, whenever their turns are. */
    private boolean passOfAll;

    private int slowed;
    private HeatCounts heats = HeatCounts.NONE;

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
        this.sweeping = new Sweeping(settings, random.split(), ofSweeps, ofReadings);
        this.activity = new ActivityWatch(settings);
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
            troubles.tryAllAgain();
            passOfAll = true;
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
            keepWithinTheLimits(now);
            settle(now);
            if (pass == null && nextPassAt != null && !now.isBefore(nextPassAt)) {
                pass = new PassInProgress(now, passOfAll);
                passOfAll = false;
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
            boolean full = running >= allowed;
            if (stopped || full && !queriesGoOn()) {
                return Optional.empty();
            }
            if (!full && pass != null && pass.listingIsDue(now)) {
                pass.listingStarted();
                listing = true;
                return Optional.of(new Task.ListProjects());
            }
            if (connector.tellsActivity() && sweeps.isOn(now) && !isFirstFill() && activity.isDue(now)) {
                return Optional.of(new Task.HearActivity(activity.asked()));
            }
            return nextSweep(now)
                    .or(() -> full ? Optional.empty() : queue.take(busy).map(work -> taken(work, now)));
        });
    }

    /** Where queries have a limit of their own, detailed readings that used up theirs do not stop them. */
    private boolean queriesGoOn() {
        Failure parked = parking.reason();
        return connector.resourceOfSweeps() != null && parked != null && parked.kind() == Failure.Kind.BUDGET_SPENT;
    }

    /** Somebody opened a project: what is not of this moment is read again. */
    void looked(ProjectState project, Instant now) {
        locked(() -> {
            if (isSwept(project.id(), now)) {
                sweeping.noticed(project.id(), now);
                List<Reading> outdated = ReadingPlan.outdated(project, now);
                if (!outdated.isEmpty()) {
                    queue.add(Work.again(project.id(), outdated));
                }
            }
            return null;
        });
    }

    /** A sweep is over, whatever came of it. */
    void swept(Task.SweepProjects task, ProjectSweep.Result result, Instant now) {
        locked(() -> {
            sweepsRunning--;
            switch (result.sweep()) {
                case Sweep.Told told -> {
                    parking.succeeded(now);
                    sweeps.succeeded();
                    task.projects()
                            .forEach(project -> told(project, result.news().get(project), now));
                }
                case Sweep.Refused(Failure why) -> {
                    sweeps.refused(why, now);
                    sweeping.putBack(task.projects());
                }
                case Sweep.Failed(Failure failure) -> {
                    sweepFailed(failure, now);
                    sweeping.putBack(task.projects());
                }
            }
            if (!sweeps.isOn(now)) {
                readInstead(sweeping.takeWanted());
            }
            settle(now);
            return null;
        });
    }

    /** What the instance said about where something happened since the last time. */
    void heard(Observation<Activity> heard, Instant askedAt, Instant now) {
        locked(() -> {
            switch (heard) {
                case Observation.Fresh<Activity>(Activity told) -> heard(told, askedAt, now);
                case Observation.NotModified<Activity>(Activity told) -> heard(told, askedAt, now);
                case Observation.Gone<Activity> gone -> activity.refused(now);
                case Observation.Failed<Activity>(Failure failure) -> activity.failed(failure, now);
            }
            return null;
        });
    }

    private void heard(Activity told, Instant askedAt, Instant now) {
        parking.succeeded(now);
        activity.heard(told, askedAt, now);
        told.pushed().forEach(project -> happened(project, Reading.BRANCHES, now));
        told.mergeRequests().forEach(project -> happened(project, Reading.MERGE_REQUESTS, now));
    }

    private void happened(ProjectId project, Reading reading, Instant now) {
        if (isSwept(project, now)) {
            sweeping.noticed(project, now);
            queue.add(Work.again(project, List.of(reading)));
        }
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
            if (troubles.listing() != null) {
                troubles.tryAllAgain();
            }
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
                if (result.changed() && isSwept(work.project(), now)) {
                    sweeping.noticed(work.project(), now);
                }
                boolean moves = result.moving() && !isSwept(work.project(), now);
                revisits.read(work.project(), moves, troubled, now);
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

    private void keepWithinTheLimits(Instant now) {
        List<Budget> all = connector.budgets();
        Map<Boolean, List<Budget>> budgets = all.stream()
                .collect(Collectors.partitioningBy(budget -> budget.resource().equals(connector.resourceOfSweeps())));
        boolean sweepsHasten = ofSweeps.heed(connector.resourceOfSweeps() == null ? all : budgets.get(true), now);
        boolean readingsHasten = ofReadings.heed(budgets.get(false), now);
        if (sweepsHasten || readingsHasten) {
            sweeping.hasten(now);
        }
        slowed = sweeping.slowed();
        heats = sweeping.heats();
    }

    /** When what of a project is next asked for; empty where it is not asked for at turns of its own. */
    Optional<Turn> turn(ProjectId project, Instant now) {
        return locked(() -> isSwept(project, now) ? sweeping.turn(project) : Optional.empty());
    }

    /** When what of a project is next asked for: at its turns, or else with the next pass. */
    NextChecks nextChecks(ProjectState project, Instant now) {
        return locked(() -> turn(project.id(), now)
                .map(turn -> {
                    boolean heard = activity.coversSince(project.branches().confirmedAt(), now);
                    Turn counted = heard ? turn.withCount(activity.nextAt()) : turn;
                    return NextChecks.of(sweeping.heat(project, now), counted, project, nextPassAt);
                })
                .orElseGet(() -> NextChecks.withEveryPass(nextPassAt)));
    }

    /** Until every row was read once, nothing that is known already takes its share of the budget. */
    private boolean isFirstFill() {
        return lastPass == null && pass != null && pass.hasUnread();
    }

    private Task taken(Work work, Instant now) {
        busy.add(work.project());
        ofPassRunning += work.kind().belongsToPass() ? 1 : 0;
        room.signal();
        return new Task.Visit(work, troubles.of(work.project()), troubles.refused(work.project(), now));
    }

    private void answered(ProjectId project, Reading reading, Failure failure, Instant now) {
        if (failure == null) {
            parking.succeeded(now);
            troubles.succeeded(project, reading);
        } else {
            troubles.failed(project, reading, failure, now);
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
        if (!isSwept(project, now) || isTroubled(project) || pass.isOfAll() && isLively(project, now)) {
            queue.add(Work.of(project, Work.Kind.OVERVIEW));
        } else if (pass.isOfAll()) {
            pass.queueForSweep(project);
            sweeping.want(project);
        } else {
            pass.read(project, false);
        }
    }

    /** Whether something of it could not be read, or was said not to be there any more: no sweep mends that. */
    private boolean isTroubled(ProjectId project) {
        return troubles.isTroubled(project)
                || state.find(project).filter(ProjectState::isTroubled).isPresent();
    }

    /** Somebody who asks for a pass does not believe what he sees: where anything is likely to happen all is read. */
    private boolean isLively(ProjectId project, Instant now) {
        return state.find(project)
                .map(known -> sweeping.heat(known, now))
                .filter(heat -> heat != Heat.COLD)
                .isPresent();
    }

    /** Whether sweeps tell how it stands, at its own turns and not with every pass. */
    private boolean isSwept(ProjectId project, Instant now) {
        return canSweep() && sweeps.isOn(now) && isSweepable(project);
    }

    /** A row that is not complete yet is read in detail first. */
    private boolean isSweepable(ProjectId project) {
        return state.find(project)
                .filter(known -> known.isLoaded() && known.project().globalId() != null)
                .isPresent();
    }

    private boolean canSweep() {
        return connector.mostInASweep(SweepDepth.DEFAULT_BRANCH) > 0;
    }

    private Optional<Task> nextSweep(Instant now) {
        if (!canSweep() || sweepsRunning >= MOST_SWEEPS || !sweeps.mayAsk(now)) {
            return Optional.empty();
        }
        Optional<Sweeping.Batch> batch = sweeping.take(connector::mostInASweep, now);
        sweepsRunning += batch.isPresent() ? 1 : 0;
        return batch.map(taken -> new Task.SweepProjects(taken.projects(), taken.depth()));
    }

    private void queueReadingsBetweenSweeps(Instant now) {
        if (!canSweep() || !sweeps.isOn(now)) {
            return;
        }
        for (ProjectId project : sweeping.dueForReading(now)) {
            state.find(project)
                    .map(known -> ReadingPlan.unseenBySweeps(known, now))
                    .filter(readings -> !readings.isEmpty())
                    .ifPresent(readings -> queue.add(Work.again(project, readings)));
        }
        for (ProjectId project : sweeping.dueForCount(now)) {
            state.find(project)
                    .filter(known -> !known.sweepsTellBranches()
                            && !activity.coversSince(known.branches().confirmedAt(), now))
                    .ifPresent(known -> queue.add(Work.again(project, List.of(Reading.BRANCHES))));
        }
    }

    /** @param news null if the sweep did not tell of it */
    private void told(ProjectId project, ProjectSweep.News news, Instant now) {
        ProjectState known = state.find(project).orElse(null);
        if (known == null) {
            forget(project);
            return;
        }
        sweeping.swept(project, sweeping.heat(known, now), now);
        if (news == null && !troubles.isTroubled(project)) {
            queue.add(Work.of(project, Work.Kind.OVERVIEW));
        } else if (news != null) {
            if (known.glimpse().isPresent() && (news.changed() || !news.toRead().isEmpty())) {
                sweeping.noticed(project, now);
            }
            if (!news.toRead().isEmpty()) {
                queue.add(Work.again(project, news));
            }
        }
        if (pass != null && pass.swept(project)) {
            pass.read(project, troubles.isTroubled(project));
        }
    }

    private void sweepFailed(Failure failure, Instant now) {
        if (failure.kind().isLimit()) {
            sweeps.limited(failure, now);
        } else {
            sweeps.failed(failure, now);
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
        if (known == null || !canSweep()) {
            return;
        }
        Heat heat = sweeping.heat(known, now);
        if (work.left().isEmpty()) {
            sweeping.read(work.project(), heat, now);
        } else {
            sweeping.read(
                    work.project(),
                    work.left().contains(Reading.PIPELINES),
                    work.left().contains(Reading.BRANCHES),
                    heat,
                    now);
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
                queue.size(),
                canSweep() ? sweeps.reason(now) : null,
                slowed,
                heats);
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
