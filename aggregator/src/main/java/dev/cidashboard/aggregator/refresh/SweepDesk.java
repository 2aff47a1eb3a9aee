package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Activity;
import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.connector.Observations;
import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.connector.Sweep;
import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.forge.Budget;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.ProjectId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an instance is asked in queries for many projects, and what besides because no query tells it: whether that is
 * possible just now, what is next, and what came of it. Guarded by its owner.
 */
final class SweepDesk {

    /** Queries of one instance at once: few hold many projects, and a forge takes seconds of its own time for each. */
    private static final int MOST_AT_ONCE = 2;

    private final Connector connector;
    private final WarmState state;
    private final Sweeping sweeping;
    private final SweepSwitch sweeps = new SweepSwitch();
    private final Slowdown ofSweeps = new Slowdown();
    private final Slowdown ofReadings = new Slowdown();
    private final ActivityWatch activity;
    private int running;

    SweepDesk(Connector connector, WarmState state, RefreshSettings settings, SplittableRandom random) {
        this.connector = connector;
        this.state = state;
        this.sweeping = new Sweeping(settings, random, ofSweeps, ofReadings);
        this.activity = new ActivityWatch(settings);
    }

    /** Whether the platform can be asked about many projects at once. */
    boolean isThere() {
        return can(SweepDepth.DEFAULT_BRANCH);
    }

    /** Whether queries are what tells how projects stand just now. */
    boolean isOn(Instant now) {
        return isThere() && sweeps.isOn(now);
    }

    /** Why they are not, where they could be; null otherwise. */
    Failure reason(Instant now) {
        return isThere() ? sweeps.reason(now) : null;
    }

    /** Whether queries tell how it stands, at its own turns and not with every pass. */
    boolean tells(ProjectId project, Instant now) {
        return isOn(now) && known(project).filter(ProjectState::isLoaded).isPresent();
    }

    /** Whether nothing was ever told of it, so that a query can tell most of its row. */
    boolean tellsRow(ProjectId project, Instant now) {
        return isOn(now)
                && can(SweepDepth.ROWS)
                && known(project)
                        .filter(one -> !one.isLoaded() && one.glimpse().isEmpty())
                        .isPresent();
    }

    /** Whether a query can tell how its default branch stands, without its list of pipelines. */
    boolean tellsHistory(ProjectId project, Instant now) {
        return isOn(now)
                && can(SweepDepth.HISTORY)
                && known(project).filter(one -> !one.isVerdictTold()).isPresent();
    }

    private boolean can(SweepDepth depth) {
        return connector.mostInASweep(depth) > 0;
    }

    private Optional<ProjectState> known(ProjectId project) {
        return state.find(project).filter(one -> one.project().globalId() != null);
    }

    /** Has it asked about, whenever its own turn is. */
    void want(ProjectId project, SweepDepth depth) {
        sweeping.want(project, depth);
    }

    /** Whether it has no turns yet: nothing was told of it since the start. */
    boolean hasNoTurn(ProjectId project) {
        return sweeping.turn(project).isEmpty();
    }

    /** Has it asked about as its turns would. */
    void wantAtItsDepth(ProjectId project, Instant now) {
        state.find(project)
                .ifPresent(known -> sweeping.want(project, heat(known, now).depth()));
    }

    /**
     * The next query that may be asked now.
     *
     * @param rowsFirst until every row was read once, where something happens is not listened for
     * @param listing whether more projects are about to be listed
     */
    Optional<Task> next(boolean rowsFirst, boolean listing, Instant now) {
        if (connector.tellsActivity() && sweeps.isOn(now) && !rowsFirst && activity.isDue(now)) {
            return Optional.of(new Task.HearActivity(activity.asked()));
        }
        if (!isThere() || running >= MOST_AT_ONCE || !sweeps.mayAsk(now)) {
            return Optional.empty();
        }
        Optional<Sweeping.Batch> batch = sweeping.take(connector::mostInASweep, listing, now);
        running += batch.isPresent() ? 1 : 0;
        return batch.map(taken -> new Task.SweepProjects(taken.projects(), taken.depth()));
    }

    /** A query is over. What it told of is entered one by one, by {@link #swept} or {@link #begun}. */
    void ended(Task.SweepProjects task, Sweep sweep, Instant now) {
        running--;
        switch (sweep) {
            case Sweep.Told told -> sweeps.succeeded();
            case Sweep.Refused(Failure why) -> {
                sweeps.refused(why, now);
                sweeping.putBack(task.projects(), task.depth());
            }
            case Sweep.Failed(Failure failure) -> {
                sweeps.failed(failure, now);
                sweeping.putBack(task.projects(), task.depth());
            }
        }
    }

    /** What was to be asked about out of its turn and never will be, since queries are off. */
    List<ProjectId> leftOver(Instant now) {
        return sweeps.isOn(now) ? List.of() : sweeping.takeWanted();
    }

    void swept(ProjectState project, Instant now) {
        sweeping.swept(project.id(), heat(project, now), now);
    }

    void begun(ProjectId project) {
        sweeping.begun(project);
    }

    /** All of its row is known. */
    void complete(ProjectState project, Instant now) {
        sweeping.read(project.id(), heat(project, now), now);
    }

    /** Something of it was read in detail. */
    void visited(Work work, Instant now) {
        ProjectState project = state.find(work.project()).orElse(null);
        if (project == null || !isThere()) {
            return;
        }
        if (work.left().isEmpty()) {
            complete(project, now);
        } else {
            sweeping.read(
                    work.project(),
                    work.left().contains(Reading.PIPELINES),
                    work.left().contains(Reading.BRANCHES),
                    heat(project, now),
                    now);
        }
    }

    /** Something of it changed. */
    void noticed(ProjectId project, Instant now) {
        sweeping.noticed(project, now);
    }

    /** Somebody opened it: what is not of this moment is to be read again. */
    Optional<Work> looked(ProjectState project, Instant now) {
        if (!tells(project.id(), now)) {
            return Optional.empty();
        }
        noticed(project.id(), now);
        return Optional.of(ReadingPlan.outdated(project, now))
                .filter(outdated -> !outdated.isEmpty())
                .map(outdated -> Work.again(project.id(), outdated));
    }

    /** What is to be read since the instance said that something happened there. */
    List<Work> heard(Observation<Activity> heard, Instant askedAt, Instant now) {
        switch (heard) {
            case Observation.Fresh<Activity>(Activity told) -> activity.heard(told, askedAt, now);
            case Observation.NotModified<Activity>(Activity told) -> activity.heard(told, askedAt, now);
            case Observation.Gone<Activity> gone -> activity.refused(now);
            case Observation.Failed<Activity>(Failure failure) -> activity.failed(failure, now);
        }
        return Observations.value(heard).stream()
                .flatMap(told -> Stream.concat(
                        happened(told.pushed(), Reading.BRANCHES, now),
                        happened(told.mergeRequests(), Reading.MERGE_REQUESTS, now)))
                .toList();
    }

    private Stream<Work> happened(Collection<ProjectId> projects, Reading reading, Instant now) {
        return projects.stream().filter(project -> tells(project, now)).map(project -> {
            noticed(project, now);
            return Work.again(project, List.of(reading));
        });
    }

    /** What is to be read in detail although no query said that something happened. */
    List<Work> due(Instant now) {
        List<Work> due = new ArrayList<>();
        if (!isOn(now)) {
            return due;
        }
        for (ProjectId project : sweeping.dueForReading(now)) {
            state.find(project)
                    .map(known -> ReadingPlan.unseenBySweeps(known, now))
                    .filter(readings -> !readings.isEmpty())
                    .ifPresent(readings -> due.add(Work.again(project, readings)));
        }
        for (ProjectId project : sweeping.dueForCount(now)) {
            state.find(project)
                    .filter(known -> !known.sweepsTellBranches()
                            && !activity.coversSince(known.branches().confirmedAt(), now))
                    .ifPresent(known -> due.add(Work.again(project, List.of(Reading.BRANCHES))));
        }
        return due;
    }

    /** Asks less often where a limit would not last, and more often again where there is room. */
    void keepWithinTheLimits(Instant now) {
        List<Budget> all = connector.budgets();
        String resource = connector.resourceOfSweeps();
        Map<Boolean, List<Budget>> budgets = all.stream()
                .collect(Collectors.partitioningBy(budget -> budget.resource().equals(resource)));
        boolean sweepsHasten = ofSweeps.heed(resource == null ? all : budgets.get(true), now);
        boolean readingsHasten = ofReadings.heed(budgets.get(false), now);
        if (sweepsHasten || readingsHasten) {
            sweeping.hasten(now);
        }
    }

    /** When what of a project is next asked for; empty where that is not at turns of its own. */
    Optional<Turn> turn(ProjectId project, Instant now) {
        return tells(project, now) ? sweeping.turn(project) : Optional.empty();
    }

    /** @param nextPassAt null while a pass is under way */
    Optional<NextChecks> nextChecks(ProjectState project, Instant nextPassAt, Instant now) {
        return turn(project.id(), now).map(turn -> {
            boolean heard = activity.coversSince(project.branches().confirmedAt(), now);
            Turn counted = heard ? turn.withCount(activity.nextAt()) : turn;
            return NextChecks.of(heat(project, now), counted, project, nextPassAt);
        });
    }

    Heat heat(ProjectState project, Instant now) {
        return sweeping.heat(project, now);
    }

    int slowed() {
        return sweeping.slowed();
    }

    HeatCounts heats() {
        return sweeping.heats();
    }

    void forget(ProjectId project) {
        sweeping.forget(project);
    }
}
