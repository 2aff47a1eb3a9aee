package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.connector.Keepsake;
import dev.cidashboard.aggregator.state.ProjectSnapshot;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.SnapshotRow;
import dev.cidashboard.aggregator.state.SnapshotStore;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Saves what of state is not saved yet, a batch at a time. It looks at state from behind: nobody who reads or refreshes waits
 * for it, and a store that is away holds up nothing. Used by one thread at a time.
 */
final class SnapshotSaver {

    private static final Logger LOG = Logger.getLogger(SnapshotSaver.class);

    /** Twenty of a usual size are a megabyte to be held while it is sent; a transaction of more saves nothing. */
    private static final int MOST_PROJECTS = 100;

    private static final int MOST_BYTES = 2 << 20;

    /** The list of projects is confirmed with every pass, and lost it costs a request a page. */
    private static final Duration INSTANCE_EVERY = Duration.ofMinutes(1);

    /** Somebody who takes an instance out of the configuration may put it back. */
    private static final Duration OTHERS_KEPT_FOR = Duration.ofDays(30);

    private static final Duration OTHERS_LOOKED_FOR_EVERY = Duration.ofDays(1);

    private final Connectors connectors;
    private final WarmState state;
    private final SnapshotStore store;
    private final SnapshotForm form;
    private final Clock clock;
    private final Predicate<InstanceId> isListed;
    private final Map<InstanceId, Signature> signatures;
    private final Unsaved unsaved = new Unsaved();
    private final Set<InstanceId> whole = new HashSet<>();
    private final Set<InstanceId> tidied = new HashSet<>();
    private final Map<InstanceId, Instant> instanceSavedAt = new HashMap<>();
    private final Map<InstanceId, Integer> instanceHashes = new HashMap<>();
    private final SaverCounts counts;
    private Instant othersLookedForAt = Instant.MIN;
    private boolean troubled;

    /** @param isListed whether all projects of an instance were listed since the start */
    SnapshotSaver(
            Connectors connectors,
            WarmState state,
            SnapshotStore store,
            SnapshotForm form,
            Map<InstanceId, Signature> signatures,
            Clock clock,
            Predicate<InstanceId> isListed) {
        this.connectors = connectors;
        this.state = state;
        this.store = store;
        this.form = form;
        this.clock = clock;
        this.isListed = isListed;
        this.signatures = signatures;
        this.counts = new SaverCounts(clock.instant());
    }

    SnapshotHealth health() {
        return counts.health(clock.instant());
    }

    /** These were just taken out of the store. */
    void restored(InstanceId instance, Collection<ProjectState> projects, boolean isWhole) {
        unsaved.restored(projects, clock.instant());
        if (isWhole) {
            whole.add(instance);
        }
    }

    /**
     * Saves what is due.
     *
     * @param all whether also what could wait: nothing comes after this
     * @return false if the store does not work just now
     */
    boolean save(boolean all) {
        long began = System.nanoTime();
        try {
            connectors.all().forEach(one -> unsaved.look(one.instance(), state.of(one.instance())));
            saveProjects(all ? unsaved.all() : unsaved.due(clock.instant()));
            connectors.all().forEach(one -> saveInstance(one, all));
            if (!all) {
                forgetOthers();
            }
            counts.succeeded(Duration.ofNanos(System.nanoTime() - began), clock.instant());
            if (troubled) {
                LOG.info("The state is saved again");
                troubled = false;
            }
            return true;
        } catch (SnapshotStore.Unavailable e) {
            counts.failed();
            if (!troubled) {
                LOG.warnf(
                        "The state cannot be saved and would be read from the forges after a restart: %s",
                        e.getMessage());
                troubled = true;
            }
            return false;
        } catch (RuntimeException e) {
            counts.failed();
            throw e;
        }
    }

    private void write(List<SnapshotRow> rows, Set<ProjectId> gone) {
        store.save(rows, gone);
        counts.saved(rows);
    }

    private void saveProjects(List<Unsaved.Mark> due) {
        Batch batch = new Batch(unsaved.gone());
        for (Unsaved.Mark mark : due) {
            batch.add(mark);
            if (batch.isFull()) {
                batch.save();
                batch = new Batch(Set.of());
            }
        }
        if (!batch.isEmpty()) {
            batch.save();
        }
    }

    /** What is saved in one transaction. */
    private final class Batch {

        private final Set<ProjectId> gone;
        private final List<SnapshotRow> rows = new ArrayList<>();
        private final Map<Unsaved.Mark, Integer> marks = new LinkedHashMap<>();
        private long bytes;

        private Batch(Set<ProjectId> gone) {
            this.gone = gone;
        }

        /** What a connector remembers refers to the parts: it is saved with them, so that it fits to them. */
        private void add(Unsaved.Mark mark) {
            ProjectSnapshot snapshot = ProjectSnapshot.of(mark.seen());
            InstanceId instance = mark.seen().id().instance();
            Keepsake keepsake = connectors
                    .of(instance)
                    .map(connector -> connector.memory().of(mark.seen().project()))
                    .orElse(Keepsake.NOTHING);
            SnapshotRow memory = form.memory(snapshot, keepsake, signatures.get(instance));
            int hash = Arrays.hashCode(memory.value());
            mark.values().forEach(part -> add(form.row(snapshot, part)));
            mark.times().forEach(part -> add(form.times(snapshot, part)));
            if (!mark.values().isEmpty() || mark.remembersOther(hash)) {
                add(memory);
            }
            marks.put(mark, hash);
        }

        private void add(SnapshotRow row) {
            rows.add(row);
            bytes += row.value() == null ? 0 : row.value().length;
        }

        private boolean isFull() {
            return marks.size() >= MOST_PROJECTS || bytes >= MOST_BYTES;
        }

        private boolean isEmpty() {
            return rows.isEmpty() && gone.isEmpty();
        }

        private void save() {
            write(rows, gone);
            Instant now = clock.instant();
            unsaved.forgotten(gone);
            marks.forEach((mark, hash) -> mark.saved(hash, now));
        }
    }

    private void saveInstance(Connector connector, boolean all) {
        InstanceId id = connector.instance();
        Instant now = clock.instant();
        boolean listed = isListed.test(id);
        boolean becameWhole = listed && whole.add(id);
        if (becameWhole
                || all
                || !now.isBefore(instanceSavedAt.getOrDefault(id, Instant.MIN).plus(INSTANCE_EVERY))) {
            Known known = Known.ofInstance(
                    id,
                    project -> state.find(project).map(ProjectState::project).orElse(null));
            SnapshotRow row =
                    form.instance(id, whole.contains(id), connector.memory().ofInstance(), known, signatures.get(id));
            int hash = Arrays.hashCode(row.value());
            if (instanceHashes.getOrDefault(id, 0) != hash) {
                write(List.of(row), Set.of());
                instanceHashes.put(id, hash);
            }
            instanceSavedAt.put(id, now);
        }
        if (listed && tidied.add(id)) {
            tidy(id);
        }
    }

    private void forgetOthers() {
        Instant now = clock.instant();
        if (connectors.all().isEmpty() || now.isBefore(othersLookedForAt.plus(OTHERS_LOOKED_FOR_EVERY))) {
            return;
        }
        List<InstanceId> present =
                connectors.all().stream().map(Connector::instance).toList();
        store.forgetOthers(present, now.minus(OTHERS_KEPT_FOR));
        othersLookedForAt = now;
    }

    /** What an earlier process saved and this one could not read, or is not to show any more. */
    private void tidy(InstanceId id) {
        try {
            store.keepOnly(
                    id, state.of(id).stream().map(one -> one.id().nativeId()).collect(Collectors.toSet()));
        } catch (SnapshotStore.Unavailable e) {
            tidied.remove(id);
            throw e;
        }
    }
}
