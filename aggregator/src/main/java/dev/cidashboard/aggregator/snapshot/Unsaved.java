package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.state.ProjectSnapshot;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.SnapshotPart;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which parts of which projects a store does not have yet. Of what was saved nothing is held, only which of it is outdated
 * since: so a store that is away costs no memory, however long. Used by one thread at a time.
 */
final class Unsaved {

    /** What was only confirmed again: a crash that loses a minute of that makes rows look a minute older than they are. */
    private static final Duration TIMES_EVERY = Duration.ofMinutes(1);

    /** What of one project is not saved yet. */
    static final class Mark {

        private ProjectState seen;
        private final Set<SnapshotPart> values = EnumSet.noneOf(SnapshotPart.class);
        private final Set<SnapshotPart> times = EnumSet.noneOf(SnapshotPart.class);
        private Instant savedAt = Instant.MIN;
        private int memoryHash;

        private Mark(ProjectState seen) {
            this.seen = seen;
        }

        ProjectState seen() {
            return seen;
        }

        /** Parts of which the value is to be saved; with any of them also what the connector remembers. */
        Set<SnapshotPart> values() {
            return values;
        }

        /** Parts of which only the times are. */
        Set<SnapshotPart> times() {
            return times;
        }

        /** Whether the connector remembers something else than was saved. */
        boolean remembersOther(int hash) {
            return hash != memoryHash;
        }

        void saved(int hashOfMemory, Instant now) {
            values.clear();
            times.clear();
            savedAt = now;
            memoryHash = hashOfMemory;
        }

        private boolean isDue(Instant now) {
            return !values.isEmpty() || !times.isEmpty() && !now.isBefore(savedAt.plus(TIMES_EVERY));
        }

        private void look(ProjectState now) {
            if (now == seen) {
                return;
            }
            values.addAll(ProjectSnapshot.changed(seen, now));
            times.addAll(ProjectSnapshot.confirmed(seen, now));
            times.removeAll(values);
            seen = now;
        }
    }

    private final Map<ProjectId, Mark> marks = new HashMap<>();
    private final Set<ProjectId> gone = new HashSet<>();

    /** These are as the store has them. */
    void restored(Collection<ProjectState> projects, Instant now) {
        for (ProjectState project : projects) {
            Mark mark = new Mark(project);
            mark.savedAt = now;
            marks.put(project.id(), mark);
        }
    }

    /** Looks at all projects of an instance as they are now. */
    void look(InstanceId instance, Collection<ProjectState> present) {
        for (ProjectState project : present) {
            Mark mark = marks.get(project.id());
            if (mark == null) {
                mark = new Mark(project);
                mark.values.add(SnapshotPart.PROJECT);
                mark.values.addAll(ProjectSnapshot.FACETS);
                marks.put(project.id(), mark);
                gone.remove(project.id());
            } else {
                mark.look(project);
            }
        }
        Set<ProjectId> there = present.stream().map(ProjectState::id).collect(Collectors.toSet());
        for (Iterator<ProjectId> known = marks.keySet().iterator(); known.hasNext(); ) {
            ProjectId project = known.next();
            if (project.instance().equals(instance) && !there.contains(project)) {
                known.remove();
                gone.add(project);
            }
        }
    }

    /** What is to be saved now. */
    List<Mark> due(Instant now) {
        return marks.values().stream().filter(mark -> mark.isDue(now)).toList();
    }

    /** All that is not saved, whether it is time for it or not. */
    List<Mark> all() {
        return marks.values().stream()
                .filter(mark -> !mark.values.isEmpty() || !mark.times.isEmpty())
                .toList();
    }

    /** Of which nothing is to be left. */
    Set<ProjectId> gone() {
        return Set.copyOf(gone);
    }

    void forgotten(Collection<ProjectId> projects) {
        gone.removeAll(projects);
    }
}
