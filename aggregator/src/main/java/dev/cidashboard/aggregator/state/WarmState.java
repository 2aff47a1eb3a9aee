package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All that is known about all projects. Safe for use by many threads; readers never wait for writers. */
public final class WarmState {

    public WarmState(Clock clock, Freshness freshness, List<ChangeListener> listeners) {
        throw new UnsupportedOperationException();
    }

    /** Begins to take down which projects a forge lists. */
    public Listing listing(InstanceId instance) {
        throw new UnsupportedOperationException();
    }

    /** One listing of one instance: a project appears with its page and goes only after a full listing without it. */
    public interface Listing {

        /** Takes a page at once: what it names is there from now on. */
        void page(List<Project> projects);

        /** Ends a full, successful listing. A listing that broke off is simply never finished. Returns who is gone. */
        List<Project> finished();
    }

    /** Takes in what a forge answered; empty if the project is not listed (any more). */
    public Optional<ProjectState> apply(ProjectId project, Sighting sighting) {
        throw new UnsupportedOperationException();
    }

    /** Why an instance as a whole cannot be asked just now, null once it can: the reason of its stale rows. */
    public void instanceTroubled(InstanceId instance, Failure failure) {
        throw new UnsupportedOperationException();
    }

    /** Lets time pass: rows that could not be confirmed in time become stale. Called by the tick. */
    public void age() {
        throw new UnsupportedOperationException();
    }

    public Optional<ProjectState> find(ProjectId project) {
        throw new UnsupportedOperationException();
    }

    /**
     * Finds a project by its id, by {@code instance:path}, by a path that only one instance has, or by an old path; first
     * with the case as given, then without.
     */
    public Optional<ProjectState> find(String idOrPath) {
        throw new UnsupportedOperationException();
    }

    /** The index over all projects, at most 50 ms behind. */
    public Overview overview() {
        throw new UnsupportedOperationException();
    }
}
