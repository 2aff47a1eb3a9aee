package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Activity;
import dev.cidashboard.aggregator.connector.ActivityCursor;
import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The refresh of one instance. A pass lists the projects page by page and reads each as soon as it is listed; when all
 * rows are complete it reads the rest. Between and within passes, projects that move are read again.
 */
final class InstanceRefresh {

    private static final Logger LOG = Logger.getLogger(InstanceRefresh.class);
    private static final Failure NO_LIST =
            new Failure(Failure.Kind.NOT_FOUND, "The forge says that there is no list of projects here.", null);

    private final Connector connector;
    private final WarmState state;
    private final Clock clock;
    private final Workers workers;
    private final Agenda agenda;
    private final ProjectVisit visit;
    private final ProjectSweep sweep;
    private final RefreshListener listener;
    private final Looks looks;
    private final AtomicInteger pumps = new AtomicInteger();

    InstanceRefresh(
            Connector connector,
            WarmState state,
            RefreshSettings settings,
            Clock clock,
            Workers workers,
            RefreshListener listener) {
        this.connector = connector;
        this.state = state;
        this.clock = clock;
        this.workers = workers;
        ReadingPlan plan = new ReadingPlan(connector.forTheOverview(), connector.forTheRest());
        ProjectReader reader = new ProjectReader(connector, state);
        this.agenda = new Agenda(connector, state, plan, settings, listener, clock.instant());
        this.visit = new ProjectVisit(state, plan, reader, agenda::isStopped);
        this.sweep = new ProjectSweep(connector, state, clock);
        this.listener = listener;
        this.looks = new Looks(reader, state, workers, clock);
    }

    InstanceHealth health() {
        return agenda.health();
    }

    NextChecks nextChecks(ProjectState project) {
        return agenda.nextChecks(project, clock.instant());
    }

    /** @param known whether all is known that was known before a restart */
    void start(boolean known) {
        agenda.begin(known, clock.instant());
        tick();
    }

    void refreshNow() {
        agenda.wantPass(clock.instant());
        tick();
    }

    void tick() {
        agenda.tick(clock.instant());
        pump();
    }

    void look(ProjectState project) {
        agenda.looked(project, clock.instant());
        looks.at(project);
    }

    void stop() {
        looks.stop();
        agenda.stop();
    }

    /** Hands out tasks until there is none or enough run. One that ends meanwhile only makes it go round again. */
    private void pump() {
        if (pumps.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            for (Optional<Task> next = agenda.next(clock.instant());
                    next.isPresent();
                    next = agenda.next(clock.instant())) {
                Task task = next.get();
                workers.run(() -> {
                    carryOut(task);
                    pump();
                });
            }
            seen = pumps.addAndGet(-seen);
        } while (seen != 0);
    }

    private void carryOut(Task task) {
        switch (task) {
            case Task.ListProjects() -> list();
            case Task.SweepProjects due -> agenda.swept(due, swept(due), clock.instant());
            case Task.HearActivity(ActivityCursor since) -> hear(since);
            case Task.Visit due -> agenda.visited(due, visited(due), clock.instant());
        }
    }

    private void hear(ActivityCursor since) {
        Instant askedAt = clock.instant();
        Observation<Activity> heard;
        try {
            heard = connector.activity(since, Purpose.BACKGROUND);
        } catch (RuntimeException e) {
            LOG.errorf(e, "hearing the activity of %s failed unexpectedly", connector.instance());
            heard = new Observation.Gone<>();
        }
        agenda.heard(heard, askedAt, clock.instant());
    }

    private ProjectSweep.Result swept(Task.SweepProjects due) {
        Instant askedAt = clock.instant();
        ProjectSweep.Result result = sweep.of(due.projects(), due.depth());
        listener.sweepFinished(
                connector.instance(),
                SweepOutcome.of(result.sweep()),
                due.projects().size(),
                Duration.between(askedAt, clock.instant()));
        return result;
    }

    /** A fault of our own ends this visit only. */
    private ProjectVisit.Result visited(Task.Visit due) {
        try {
            ProjectVisit.Result result = visit.of(due);
            if (due.work().glimpse() != null
                    && result.isWhole()
                    && due.refused().isEmpty()) {
                state.apply(due.work().project(), due.work().glimpse());
            }
            return result;
        } catch (RuntimeException e) {
            LOG.errorf(e, "the visit of %s failed unexpectedly", due.work().project());
            return ProjectVisit.Result.nothing();
        }
    }

    private void list() {
        WarmState.Listing taken = state.listing(connector.instance());
        switch (listed(taken)) {
            case Observation.Fresh<List<Project>>(List<Project> all) -> listedAll(taken, all);
            case Observation.NotModified<List<Project>>(List<Project> all) -> listedAll(taken, all);
            case Observation.Gone<List<Project>> gone -> agenda.listingBrokeOff(NO_LIST, clock.instant());
            case Observation.Failed<List<Project>>(Failure failure) -> agenda.listingBrokeOff(failure, clock.instant());
        }
    }

    private Observation<List<Project>> listed(WarmState.Listing taken) {
        try {
            return connector.projects(Purpose.BACKGROUND, page -> take(taken, page));
        } catch (RuntimeException e) {
            LOG.errorf(e, "listing the projects of %s failed unexpectedly", connector.instance());
            return new Observation.Failed<>(ProjectReader.unexpected());
        }
    }

    /** Takes a page: its projects are there at once, and are read as soon as there is room for them. */
    private void take(WarmState.Listing taken, List<Project> page) {
        taken.page(page);
        for (Project project : page) {
            agenda.listed(project.id(), clock.instant());
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
        List<Project> gone = agenda.isStopped() ? List.of() : taken.finished();
        gone.forEach(connector::forget);
        gone.forEach(project -> looks.forget(project.id()));
        agenda.listedAll(gone.stream().map(Project::id).toList(), clock.instant());
    }
}
