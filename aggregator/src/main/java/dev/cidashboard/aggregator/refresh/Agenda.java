package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Activity;
import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.connector.Observations;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.connector.Sweep;
import dev.cidashboard.aggregator.connector.SweepDepth;
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

    /** What is known is served before anything is asked: the port opens a moment after the start. */
    private static final Duration READERS_FIRST = Duration.ofSeconds(1);

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
    private final SweepDesk sweeps;
    private final Set<ProjectId> busy = new HashSet<>();
    private int ofPassRunning;
    private boolean listing;
    /** For room in the queue: then it asks nobody, and only what is taken from the queue makes room. */
    private boolean listingWaits;

    private PassInProgress pass;
    /** An endpoint was asked as often as a minute allows: what no row needs waits for the next. */
    private Instant restNotBefore = Instant.MIN;

    private InstanceHealth.Pass lastPass;
    private Instant nextPassAt;
    /** Somebody asked for the next pass: then it sweeps all, whenever their turns are. */
    private boolean passOfAll;

    /** Rows were there at the start, as they were known before a restart: there is no first fill to wait for. */
    private boolean warm;

    /** All was that was known before. */
    private boolean known;

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
        this.sweeps = new SweepDesk(connector, state, settings, random.split());
        this.log = new TroubleLog(connector.instance());
        publish(now);
    }

    InstanceHealth health() {
        return health;
    }

    boolean isStopped() {
        return stopped;
    }

    /** @param allKnown whether all is known that was known before a restart */
    void begin(boolean allKnown, Instant now) {
        locked(() -> {
            known = allKnown;
            warm = !state.of(connector.instance()).isEmpty();
            nextPassAt = allKnown ? now.plus(READERS_FIRST) : now;
            return null;
        });
    }

    /** Makes a pass due; one that is under way goes on and is not followed by another before its time. */
    void wantPass(Instant now) {
        locked(() -> {
            parking.tryNow(now);
            troubles.tryAllAgain(now);
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
                sweeps.due(now).forEach(queue::add);
            }
            sweeps.keepWithinTheLimits(now);
            slowed = sweeps.slowed();
            heats = sweeps.heats();
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
            int allowed = parking.allowed(isFilling() ? settings.concurrency() : settings.steadyConcurrency(), now);
            int running = busy.size() + (listing && !listingWaits && parking.isTrying() ? 1 : 0);
            boolean full = running >= allowed;
            if (stopped || full && parking.isTrying() && !queriesGoOn()) {
                return Optional.empty();
            }
            if (!full && pass != null && pass.listingIsDue(now)) {
                pass.listingStarted();
                listing = true;
                return Optional.of(new Task.ListProjects());
            }
            return sweeps.next(isFirstFill(), listing, now)
                    .or(() -> full
                            ? Optional.empty()
                            : queue.take(busy, isTimeForTheRest(now)).map(work -> taken(work, now)));
        });
    }

    /** What no row needs leaves the machine to the rows of other instances. */
    private boolean isTimeForTheRest(Instant now) {
        return !now.isBefore(restNotBefore) && busy.size() < settings.steadyConcurrency();
    }

    /** Where queries have a limit of their own, detailed readings that used up theirs do not stop them. */
    private boolean queriesGoOn() {
        Failure parked = parking.reason();
        return connector.resourceOfSweeps() != null
                && parked != null
                && parked.kind().isOurOwn();
    }

    /** Somebody opened a project: what is not of this moment is read again. */
    void looked(ProjectState project, Instant now) {
        locked(() -> {
            sweeps.looked(project, now).ifPresent(queue::add);
            return null;
        });
    }

    /** A sweep is over, whatever came of it. */
    void swept(Task.SweepProjects task, ProjectSweep.Result result, Instant now) {
        locked(() -> {
            sweeps.ended(task, result.sweep(), now);
            if (result.sweep() instanceof Sweep.Told) {
                parking.succeeded(now);
                task.projects()
                        .forEach(project ->
                                told(project, task.depth(), result.news().get(project), now));
            }
            sweeps.leftOver(now).forEach(this::readInstead);
            settle(now);
            return null;
        });
    }

    /** What the instance said about where something happened since the last time. */
    void heard(Observation<Activity> heard, Instant askedAt, Instant now) {
        locked(() -> {
            if (Observations.value(heard).isPresent()) {
                parking.succeeded(now);
            }
            sweeps.heard(heard, askedAt, now).forEach(queue::add);
            return null;
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
                troubles.tryAllAgain(now);
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

    void visited(Task.Visit task, ProjectVisit.Result result, Instant now) {
        Work work = task.work();
        locked(() -> {
            busy.remove(work.project());
            ofPassRunning -= work.kind().belongsToPass() ? 1 : 0;
            result.answers().forEach((reading, failure) -> answered(task, reading, failure.orElse(null), now));
            result.needless().forEach(reading -> troubles.succeeded(work.project(), reading));
            if (!result.known()) {
                forget(work.project());
            } else if (result.parkedBy() != null) {
                heldBack(work, result, now);
            } else {
                boolean troubled = troubles.isTroubled(work.project());
                sweeps.visited(work, now);
                if (result.changed() && sweeps.tells(work.project(), now)) {
                    sweeps.noticed(work.project(), now);
                }
                boolean moves = result.moving() && !sweeps.tells(work.project(), now);
                revisits.read(work.project(), moves, troubled, now);
                if (pass != null && work.kind().belongsToPass()) {
                    pass.read(work.project(), troubled);
                }
            }
            settle(now);
            return null;
        });
    }

    private void heldBack(Work work, ProjectVisit.Result result, Instant now) {
        boolean paced = result.parkedBy().kind() == Failure.Kind.PACED;
        if (paced && isFirstFill() && work.kind() == Work.Kind.AGAIN) {
            revisits.read(work.project(), true, troubles.isTroubled(work.project()), now);
        } else if (paced && historyTellsInstead(work, result.left(), now)) {
            pass.queueForSweep(work.project());
            sweeps.want(work.project(), SweepDepth.HISTORY);
        } else if (paced && work.kind() == Work.Kind.REST) {
            restNotBefore = result.parkedBy().retryAt();
            queue.giveBack(work.with(result.left()));
        } else {
            parking.park(result.parkedBy(), now);
            queue.giveBack(work.with(result.left()));
        }
    }

    /** A row that waits for its list of pipelines, of which no more may be asked for in this minute. */
    private boolean historyTellsInstead(Work work, List<Reading> left, Instant now) {
        return pass != null
                && work.kind() == Work.Kind.OVERVIEW
                && left.contains(Reading.PIPELINES)
                && sweeps.tellsHistory(work.project(), now);
    }

    void stop() {
        stopped = true;
        locked(() -> {
            room.signalAll();
            return null;
        });
    }

    /** When what of a project is next asked for: at its turns, or else with the next pass. */
    NextChecks nextChecks(ProjectState project, Instant now) {
        return locked(() ->
                sweeps.nextChecks(project, nextPassAt, now).orElseGet(() -> NextChecks.withEveryPass(nextPassAt)));
    }

    /** Until every row was read once, nothing that is known already takes its share of the budget. */
    private boolean isFirstFill() {
        return isFilling() && pass != null && pass.hasUnread();
    }

    private boolean isFilling() {
        return lastPass == null && !warm;
    }

    private Task taken(Work work, Instant now) {
        busy.add(work.project());
        ofPassRunning += work.kind().belongsToPass() ? 1 : 0;
        room.signal();
        return new Task.Visit(work, now, troubles.of(work.project()), troubles.refused(work.project(), now));
    }

    private void answered(Task.Visit task, Reading reading, Failure failure, Instant now) {
        ProjectId project = task.work().project();
        if (failure == null) {
            parking.succeeded(now);
            troubles.succeeded(project, reading);
        } else {
            troubles.failed(project, reading, failure, task.begunAt(), now);
            listener.readingFailed(connector.instance(), reading, failure.kind());
        }
    }

    private void forget(ProjectId project) {
        queue.remove(project);
        revisits.forget(project);
        sweeps.forget(project);
        if (pass != null) {
            pass.swept(project);
        }
        troubles.forget(project);
    }

    private void queueForPass(ProjectId project, Instant now) {
        if (!pass.queue(project)) {
            return;
        }
        if (!isTroubled(project) && sweeps.tellsRow(project, now)) {
            pass.queueForSweep(project);
            sweeps.want(project, SweepDepth.ROWS);
        } else if (!sweeps.tells(project, now) || isTroubled(project) || pass.isOfAll() && isLively(project, now)) {
            queue.add(Work.of(project, Work.Kind.OVERVIEW));
        } else if (pass.isOfAll()) {
            pass.queueForSweep(project);
            sweeps.want(project, SweepDepth.RECENT_BRANCHES);
        } else if (sweeps.hasNoTurn(project)) {
            // It is known from before a restart: what happened since is the first thing to find out.
            pass.queueForSweep(project);
            sweeps.wantAtItsDepth(project, now);
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
                .map(known -> sweeps.heat(known, now))
                .filter(heat -> heat != Heat.COLD)
                .isPresent();
    }

    /** @param news null if the sweep did not tell of it */
    private void told(ProjectId project, SweepDepth depth, ProjectSweep.News news, Instant now) {
        ProjectState known = state.find(project).orElse(null);
        if (known == null) {
            forget(project);
            return;
        }
        switch (depth) {
            case DEFAULT_BRANCH, RECENT_BRANCHES -> toldAgain(project, known, news, now);
            case ROWS, HISTORY -> toldFirst(project, known, depth, news, now);
        }
    }

    /** What is missing of its row is read. */
    private void toldFirst(
            ProjectId project, ProjectState known, SweepDepth depth, ProjectSweep.News news, Instant now) {
        sweeps.begun(project);
        List<Reading> missing = plan.missing(known);
        boolean isRowOfPass = pass != null && pass.swept(project);
        if (missing.isEmpty()) {
            sweeps.complete(known, now);
            if (isRowOfPass) {
                pass.read(project, isTroubled(project));
            }
        } else if (depth == SweepDepth.HISTORY && missing.contains(Reading.PIPELINES)) {
            // The list has to tell, and waits for its minute with the rest.
            queue.add(new Work(project, Work.Kind.REST, missing, null));
        } else {
            queue.add(new Work(project, Work.Kind.OVERVIEW, news == null ? List.of() : missing, null));
        }
    }

    private void toldAgain(ProjectId project, ProjectState known, ProjectSweep.News news, Instant now) {
        sweeps.swept(known, now);
        if (news == null && !troubles.isTroubled(project)) {
            queue.add(Work.of(project, Work.Kind.OVERVIEW));
        } else if (news != null) {
            if (known.glimpse().isPresent() && news.changed()) {
                sweeps.noticed(project, now);
            }
            if (!news.toRead().isEmpty()) {
                queue.add(Work.again(project, news));
            }
        }
        if (pass != null && pass.swept(project)) {
            pass.read(project, troubles.isTroubled(project));
        }
    }

    /** What a sweep was to tell for the pass is read in detail. */
    private void readInstead(ProjectId project) {
        if (pass != null && pass.swept(project)) {
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
        return ofPassRunning > 0 || queue.holdsWorkOfPass() || pass != null && pass.hasSweeps();
    }

    private void queueTheRest() {
        for (ProjectState project : state.of(connector.instance())) {
            if (plan.needsRest(project) && pass.queueForTheRest(project.id())) {
                queue.add(Work.of(project.id(), Work.Kind.REST));
            }
        }
    }

    private void end(Instant now) {
        if (lastPass == null) {
            connector.forecastAnew();
        }
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
                InstanceHealth.State.of(problem, parked != null, lastPass == null && !known),
                problem,
                pass == null ? null : pass.soFar(),
                lastPass,
                nextPassAt,
                queue.size(),
                sweeps.reason(now),
                slowed,
                heats,
                known);
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
