package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.api.ProjectId;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The projects of one instance that wait for their turn, each at most once: what is queued twice is read once, for the
 * larger of the two reasons and at the earlier of the two turns. Guarded by its owner.
 *
 * <p>Nothing is ever dropped: while it is full the listing waits before it names more projects. Work that comes between
 * passes does not wait: it is of projects that are known, so these bound it.
 */
final class WorkQueue {

    /** A few pages ahead of the readers; a project that waits costs some hundred bytes. */
    static final int CAPACITY = 2_000;

    /** What comes first: moving projects, so that people see them move; then the rows; then the rest. */
    private enum Lane {
        URGENT,
        ROWS,
        LATER
    }

    private final Map<Lane, LinkedHashMap<ProjectId, Work>> lanes = new EnumMap<>(Lane.class);
    private int ofPass;

    WorkQueue() {
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new LinkedHashMap<>());
        }
    }

    void add(Work work) {
        Lane turn = turn(work);
        Work merged = work;
        for (Lane lane : Lane.values()) {
            Work queued = remove(lane, work.project());
            if (queued != null) {
                merged = queued.and(work);
                turn = lane.compareTo(turn) < 0 ? lane : turn;
            }
        }
        lanes.get(turn).put(work.project(), merged);
        ofPass += merged.kind().belongsToPass() ? 1 : 0;
    }

    /** Puts back what was taken and could not be finished: it is the next one of its kind. */
    void giveBack(Work work) {
        add(work);
        for (LinkedHashMap<ProjectId, Work> lane : lanes.values()) {
            Work queued = lane.remove(work.project());
            if (queued != null) {
                lane.putFirst(work.project(), queued);
            }
        }
    }

    /**
     * The next one, passing over projects that are being read just now.
     *
     * @param rest whether what a pass reads after the rows may be taken now
     */
    Optional<Work> take(Set<ProjectId> busy, boolean rest) {
        for (Lane lane : rest ? EnumSet.allOf(Lane.class) : EnumSet.complementOf(EnumSet.of(Lane.LATER))) {
            for (ProjectId project : lanes.get(lane).keySet()) {
                if (!busy.contains(project)) {
                    return Optional.of(remove(lane, project));
                }
            }
        }
        return Optional.empty();
    }

    void remove(ProjectId project) {
        for (Lane lane : Lane.values()) {
            remove(lane, project);
        }
    }

    boolean isFull() {
        return size() >= CAPACITY;
    }

    boolean holdsWorkOfPass() {
        return ofPass > 0;
    }

    int size() {
        return lanes.values().stream().mapToInt(Map::size).sum();
    }

    private Work remove(Lane lane, ProjectId project) {
        Work removed = lanes.get(lane).remove(project);
        if (removed != null && removed.kind().belongsToPass()) {
            ofPass--;
        }
        return removed;
    }

    private static Lane turn(Work work) {
        return switch (work.kind()) {
            case AGAIN -> Lane.URGENT;
            case OVERVIEW -> Lane.ROWS;
            case REST -> Lane.LATER;
        };
    }
}
