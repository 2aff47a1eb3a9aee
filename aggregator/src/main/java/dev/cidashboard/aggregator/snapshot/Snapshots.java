package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.forge.Texts;
import dev.cidashboard.aggregator.forge.Words;
import dev.cidashboard.aggregator.state.SnapshotStore;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The warm start: state is taken back before anything is asked, and saved while the process runs and when it ends. */
public final class Snapshots {

    private static final Logger LOG = Logger.getLogger(Snapshots.class);

    /** A crash loses no more news than this, which the first pass finds again. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    /** A store that is away is back after seconds or hours. */
    private static final Duration AGAIN_AFTER_TROUBLE = Duration.ofSeconds(30);

    /** All of a thousand projects take half of it, and they are never all unsaved. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofMillis(1_500);

    /**
     * How long the start waits.
     *
     * @param forTheStore until it answers at all
     * @param forAll until all is restored; the rest is read from the forges
     */
    public record Patience(Duration forTheStore, Duration forAll) {

        /** A cold start shows its first rows after seconds, too: waiting for longer than that wins nothing. */
        public static final Patience USUAL = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    private final Connectors connectors;
    private final WarmState state;
    private final SnapshotStore store;
    private final SnapshotForm form;
    private final Clock clock;
    private final Patience patience;
    private final Map<InstanceId, Signature> signatures = new LinkedHashMap<>();
    private final SnapshotSaver saver;
    private final ExecutorService saving = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("snapshots").daemon().factory());
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Instant nextAt = Instant.MAX;

    /**
     * @param words shared with the connectors, so that restored rows are no larger than read ones
     * @param isListed whether all projects of an instance were listed since the start
     */
    public Snapshots(
            Connectors connectors,
            WarmState state,
            SnapshotStore store,
            Words words,
            Clock clock,
            Predicate<InstanceId> isListed,
            Patience patience) {
        this.connectors = connectors;
        this.state = state;
        this.store = store;
        this.form = new SnapshotForm(words);
        this.clock = clock;
        this.patience = patience;
        connectors.all().forEach(one -> signatures.put(one.instance(), new Signature(one.memory())));
        this.saver = new SnapshotSaver(connectors, state, store, form, signatures, clock, isListed);
    }

    public SnapshotHealth health() {
        return saver.health();
    }

    /**
     * Takes back what was saved, within bounds, and saves from now on. To be called once, before anything is asked.
     *
     * @return the instances of which all is known that was known before
     */
    public Set<InstanceId> restore() {
        long began = System.nanoTime();
        List<Restoring> all = connectors.all().stream()
                .map(one -> new Restoring(one, state, form, signatures.get(one.instance())))
                .toList();
        Optional<String> trouble = await(all);
        all.forEach(Restoring::stop);
        Set<InstanceId> whole = new HashSet<>();
        for (Restoring one : all) {
            saver.restored(one.connector().instance(), one.restored(), one.isWhole());
            if (one.isWhole()) {
                whole.add(one.connector().instance());
            }
        }
        tell(all, trouble, Duration.ofNanos(System.nanoTime() - began));
        nextAt = clock.instant().plus(EVERY);
        return whole;
    }

    /** Saves what is due, on a thread of its own. Cheap when nothing is. */
    public void tick() {
        Instant now = clock.instant();
        if (now.isBefore(nextAt) || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            saving.execute(() -> {
                nextAt = clock.instant().plus(save(false) ? EVERY : AGAIN_AFTER_TROUBLE);
                busy.set(false);
            });
        } catch (RejectedExecutionException stopped) {
            nextAt = Instant.MAX;
        }
    }

    /** Saves all that is not saved, within bounds, and nothing after that. */
    public void stop() {
        nextAt = Instant.MAX;
        Future<Boolean> last = saving.submit(() -> save(true));
        saving.shutdown();
        try {
            last.get(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warnf("Not all of the state could be saved within %d ms", PATIENCE_AT_THE_END.toMillis());
        } catch (ExecutionException e) {
            LOG.error("the state could not be saved", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            saving.shutdownNow();
        }
    }

    /** The one that saves, for whoever does not want to wait for its turn. */
    SnapshotSaver saver() {
        return saver;
    }

    private boolean save(boolean all) {
        try {
            return saver.save(all);
        } catch (RuntimeException e) {
            LOG.error("the state could not be saved", e);
            return false;
        }
    }

    /** What went wrong, in one line; empty if nothing did. */
    private Optional<String> await(List<Restoring> all) {
        ExecutorService loading = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("restoring").daemon().factory());
        try {
            Future<?> done = loading.submit(() -> all.forEach(one -> one.run(store)));
            try {
                done.get(patience.forTheStore().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (all.stream().noneMatch(Restoring::hasBegun)) {
                    return Optional.of("the database did not answer within "
                            + patience.forTheStore().toMillis() + " ms");
                }
                done.get(patience.forAll().minus(patience.forTheStore()).toMillis(), TimeUnit.MILLISECONDS);
            }
            return Optional.empty();
        } catch (TimeoutException e) {
            return Optional.of("it took longer than " + patience.forAll().toMillis() + " ms");
        } catch (ExecutionException e) {
            return Optional.of(
                    e.getCause() instanceof SnapshotStore.Unavailable
                            ? Texts.line(e.getCause().getMessage())
                            : e.getCause().toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("it was interrupted");
        } finally {
            loading.shutdown();
        }
    }

    private void tell(List<Restoring> all, Optional<String> trouble, Duration took) {
        int projects = all.stream().mapToInt(one -> one.restored().size()).sum();
        trouble.ifPresent(
                why -> LOG.warnf("Not all of the state is restored: %s; what is missing is read from the forges", why));
        for (Restoring one : all) {
            one.firstUnreadable()
                    .ifPresent(first -> LOG.warnf(
                            "%s: %d saved projects cannot be used and are read from the forge; the first: %s",
                            one.connector().instance(), one.unreadable(), first));
        }
        if (projects > 0) {
            LOG.infof(
                    "Restored %d projects of %s in %d ms, the oldest as of %s",
                    projects,
                    all.stream()
                            .filter(one -> !one.restored().isEmpty())
                            .map(one -> one.connector().instance().name())
                            .collect(Collectors.joining(", ")),
                    took.toMillis(),
                    oldest(all).map(Instant::toString).orElse("before their first reading ended"));
        }
    }

    private static Optional<Instant> oldest(List<Restoring> all) {
        List<Instant> times = new ArrayList<>();
        all.forEach(one -> one.oldest().ifPresent(times::add));
        return times.stream().min(Instant::compareTo);
    }
}
