package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Asks of one project what is to be asked, one question after the other. */
final class ProjectVisit {

    private final WarmState state;
    private final ReadingPlan plan;
    private final ProjectReader reader;
    private final BooleanSupplier stopped;

    ProjectVisit(WarmState state, ReadingPlan plan, ProjectReader reader, BooleanSupplier stopped) {
        this.state = state;
        this.plan = plan;
        this.reader = reader;
        this.stopped = stopped;
    }

    /**
     * What came of it.
     *
     * @param known whether the project is still listed
     * @param parkedBy what stands in the way of the whole instance, null if nothing does
     * @param left what was not asked because of that
     * @param answers each reading that was asked, with its failure if it failed
     * @param needless what turned out not to be needed any more
     * @param moving whether the project has a pipeline that moves
     * @param changed whether something happened to it since it was last read
     */
    record Result(
            boolean known,
            Failure parkedBy,
            List<Reading> left,
            Map<Reading, Optional<Failure>> answers,
            Set<Reading> needless,
            boolean moving,
            boolean changed) {

        /** Whether everything that was to be asked was answered. */
        boolean isWhole() {
            return known && parkedBy == null && answers.values().stream().allMatch(Optional::isEmpty);
        }

        /** Of a visit that ended by a fault of our own: says nothing about the project. */
        static Result nothing() {
            return new Result(true, null, List.of(), Map.of(), Set.of(), false, false);
        }
    }

    Result of(Task.Visit task) {
        Work work = task.work();
        Map<Reading, Optional<Failure>> answers = new EnumMap<>(Reading.class);
        Set<Reading> needless = EnumSet.noneOf(Reading.class);
        Deque<Reading> todo = null;
        ProjectState first = state.find(work.project()).orElse(null);
        ProjectState before = first;
        while (before != null && !stopped.getAsBoolean()) {
            todo = todo == null ? begin(work, before, task.troubled()) : todo;
            todo.removeAll(task.refused());
            while (!todo.isEmpty() && !plan.isNeeded(todo.peek(), before)) {
                needless.add(todo.remove());
            }
            if (todo.isEmpty()) {
                break;
            }
            Reading reading = todo.peek();
            Optional<Failure> failure = reader.read(before, reading, Purpose.BACKGROUND);
            if (failure.isPresent() && failure.get().kind().concernsInstance()) {
                return new Result(
                        true,
                        failure.get(),
                        List.copyOf(todo),
                        answers,
                        needless,
                        before.isMoving(),
                        changed(first, before));
            }
            todo.remove();
            answers.put(reading, failure);
            ProjectState after = state.find(work.project()).orElse(null);
            if (after != null) {
                plan.follow(reading, before, after, work.kind(), todo);
            }
            before = after;
        }
        return new Result(
                before != null,
                null,
                List.of(),
                answers,
                needless,
                before != null && before.isMoving(),
                changed(first, before));
    }

    private static boolean changed(ProjectState first, ProjectState last) {
        return first != null && last != null && first.isLoaded() && !last.holdsTheSameAs(first);
    }

    private Deque<Reading> begin(Work work, ProjectState before, List<Reading> troubled) {
        return work.left().isEmpty() ? plan.begin(work.kind(), before, troubled) : new ArrayDeque<>(work.left());
    }
}
