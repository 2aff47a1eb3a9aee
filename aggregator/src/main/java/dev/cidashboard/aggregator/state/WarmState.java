package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.ProjectId;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** All that is known about all projects. Safe for use by many threads; readers never wait for writers. */
public final class WarmState {

    private static final Logger LOG = Logger.getLogger(WarmState.class);

    private final Clock clock;
    private final Freshness freshness;
    private final List<ChangeListener> listeners;
    private final Map<ProjectId, Slot> slots = new ConcurrentHashMap<>();
    private final Map<InstanceId, Failure> troubles = new ConcurrentHashMap<>();
    private final PathIndex paths = new PathIndex();
    private final AtomicLong listings = new AtomicLong();
    private final OverviewKeeper overviews;

    public WarmState(Clock clock, Freshness freshness, List<ChangeListener> listeners) {
        this.clock = clock;
        this.freshness = freshness;
        this.listeners = List.copyOf(listeners);
        this.overviews = new OverviewKeeper(clock, id -> find(id).orElse(null));
    }

    /** Begins to take down which projects a forge lists. */
    public Listing listing(InstanceId instance) {
        return new Listing(instance, listings.incrementAndGet());
    }

    /** One listing of one instance: a project appears with its page and goes only after a full listing without it. */
    public final class Listing {

        private final InstanceId instance;
        private final long number;

        private Listing(InstanceId instance, long number) {
            this.instance = instance;
            this.number = number;
        }

        /** Takes a page at once: what it names is there from now on. */
        public void page(List<Project> projects) {
            for (Project project : projects) {
                if (!project.id().instance().equals(instance)) {
                    throw new IllegalArgumentException(project.id() + " was listed by " + instance);
                }
                list(project, number);
            }
        }

        /** Ends a full, successful listing. A listing that broke off is simply never finished. Returns who is gone. */
        public List<Project> finished() {
            List<Project> gone = new ArrayList<>();
            slots.forEach((id, slot) -> {
                if (id.instance().equals(instance) && slot.end(number)) {
                    remove(id, slot);
                    gone.add(slot.state().project());
                }
            });
            return gone;
        }
    }

    /**
     * Takes in what was known before a restart. Nobody is told, because nothing happened; readers see it with its true age.
     * What a forge told since stands: then it is left alone.
     *
     * @return the project as it is now; empty if it was there already
     */
    public Optional<ProjectState> restore(ProjectSnapshot snapshot) {
        ProjectId id = snapshot.project().id();
        ProjectState restored = ProjectState.restored(snapshot, outlook(id.instance()));
        if (slots.putIfAbsent(id, new Slot(restored)) != null) {
            return Optional.empty();
        }
        paths.appeared(snapshot.project(), snapshot.formerPaths());
        overviews.changed(id);
        return Optional.of(restored);
    }

    /**
     * Tells one listener all that is known as if it had just appeared, oldest pipelines first: what happened between the last
     * batch that it kept and the last snapshot. Meant for the time between a restoring and the start of the refresh; what is
     * told of later changes is not in order with it.
     */
    public void retell(ChangeListener listener) {
        for (Slot slot : slots.values()) {
            ProjectState known = slot.state();
            tell(listener, new Change.ProjectAppeared(known.project()));
            known.pipelines()
                    .value()
                    .reversed()
                    .forEach(pipeline -> tell(listener, new Change.PipelineChanged(known.project(), null, pipeline)));
        }
    }

    /** Takes in what a forge answered; empty if the project is not listed (any more). */
    public Optional<ProjectState> apply(ProjectId project, Sighting sighting) {
        Slot slot = slots.get(project);
        return slot == null
                ? Optional.empty()
                : swap(slot, state -> state.after(sighting, outlook(project.instance())));
    }

    /** Why an instance as a whole cannot be asked just now, null once it can: the reason of its stale rows. */
    public void instanceTroubled(InstanceId instance, Failure failure) {
        if (failure == null) {
            troubles.remove(instance);
        } else {
            troubles.merge(instance, failure, (known, now) -> known.kind() == now.kind() ? known : now);
        }
    }

    /** Lets time pass: rows that could not be confirmed in time become stale. Called by the tick. */
    public void age() {
        for (Map.Entry<ProjectId, Slot> entry : slots.entrySet()) {
            Outlook outlook = outlook(entry.getKey().instance());
            Slot slot = entry.getValue();
            if (slot.state().isAged(outlook)) {
                swap(slot, state -> state.aged(outlook));
            }
        }
        overviews.settle();
    }

    /** All projects of an instance as they are now, in no order. */
    public List<ProjectState> of(InstanceId instance) {
        return slots.entrySet().stream()
                .filter(entry -> entry.getKey().instance().equals(instance))
                .map(entry -> entry.getValue().state())
                .toList();
    }

    public Optional<ProjectState> find(ProjectId project) {
        return Optional.ofNullable(slots.get(project)).map(Slot::state);
    }

    /**
     * Finds a project by its id, by {@code instance:path}, by a path that only one instance has, or by an old path; first
     * with the case as given, then without.
     */
    public Optional<ProjectState> find(String idOrPath) {
        if (idOrPath == null || idOrPath.isBlank()) {
            return Optional.empty();
        }
        return parsed(idOrPath)
                .flatMap(id -> find(id).or(
                                () -> paths.find(id.instance(), id.nativeId()).flatMap(this::find)))
                .or(() -> paths.find(null, idOrPath).flatMap(this::find));
    }

    /** The index over all projects, at most 50 ms behind. */
    public Overview overview() {
        return overviews.overview();
    }

    private static Optional<ProjectId> parsed(String text) {
        try {
            return Optional.of(ProjectId.parse(text));
        } catch (InvalidValue notAnId) {
            return Optional.empty();
        }
    }

    private void list(Project project, long listing) {
        Outlook outlook = outlook(project.id().instance());
        Slot first = new Slot(ProjectState.listed(project, outlook));
        Slot slot;
        do {
            slot = slots.computeIfAbsent(project.id(), id -> first);
            slot.seenIn(listing);
            // Empty if another listing just ended without it and is about to remove it: then it appears again.
        } while (slot != first
                && swap(slot, state -> state.with(project, outlook)).isEmpty());
        if (slot == first) {
            paths.appeared(project);
            overviews.changed(project.id());
            slot.tellFirst(new Change.ProjectAppeared(project), this::tell);
        }
    }

    private void remove(ProjectId id, Slot slot) {
        slots.remove(id, slot);
        paths.gone(slot.state().project());
        overviews.changed(id);
        slot.tell(this::tell);
    }

    private Optional<ProjectState> swap(Slot slot, UnaryOperator<ProjectState> change) {
        Slot.Swap swap = slot.swap(change);
        if (swap == null) {
            return Optional.empty();
        }
        if (swap.before().content() != swap.after().content()) {
            if (!swap.before().project().path().equals(swap.after().project().path())) {
                paths.renamed(swap.before().project(), swap.after().project());
            }
            overviews.changed(swap.after().id());
            slot.tell(this::tell);
        } else if (swap.before() != swap.after()) {
            overviews.confirmed(swap.after().id());
        }
        return Optional.of(swap.after());
    }

    private void tell(Change change) {
        listeners.forEach(listener -> tell(listener, change));
    }

    private static void tell(ChangeListener listener, Change change) {
        try {
            listener.changed(change);
        } catch (RuntimeException e) {
            LOG.errorf(e, "a listener failed on %s of %s", change.getClass().getSimpleName(), change.project());
        }
    }

    private Outlook outlook(InstanceId instance) {
        Instant now = clock.instant();
        return new Outlook(now, freshness, troubles.get(instance));
    }
}
