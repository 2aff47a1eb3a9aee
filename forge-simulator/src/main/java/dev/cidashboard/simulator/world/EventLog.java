package dev.cidashboard.simulator.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What happened since the world began, as far as it is remembered. Guarded by the world's lock. */
final class EventLog {

    private static final int MOST = 2_000;

    private final Deque<Event> newestFirst = new ArrayDeque<>();

    void add(long id, ProjectKey project, Person author, Instant at, Deed deed) {
        newestFirst.addFirst(new Event(id, project, author, at, deed));
        if (newestFirst.size() > MOST) {
            newestFirst.removeLast();
        }
    }

    /** GitLab deletes the events of a project together with it. */
    void forget(ProjectKey project) {
        newestFirst.removeIf(event -> event.project().equals(project));
    }

    List<Event> newestFirst() {
        return List.copyOf(newestFirst);
    }
}
