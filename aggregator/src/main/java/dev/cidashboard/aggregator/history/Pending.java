package dev.cidashboard.aggregator.history;

import dev.cidashboard.api.ProjectId;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What is not written yet. However often something changes while the database is away, of each run there is one entry: so
 * it is bounded by the number of distinct runs, of whom state shares most.
 */
final class Pending {

    /** Of what is no run: the oldest give way, since nothing is counted by them. */
    private static final int MOST_OTHERS = 50_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Map<ProjectId, SeenProject> projects = new LinkedHashMap<>();
    private final Map<RunKey, SeenRun> runs = new LinkedHashMap<>();
    private final Queue<BranchMove> moves = new ArrayDeque<>();
    private final Map<RunKey, SeenJobs> jobs = new LinkedHashMap<>();
    private final Queue<SeenPass> passes = new ArrayDeque<>();

    void add(SeenRun seen) {
        change(() -> runs.merge(seen.key(), seen, SeenRun::then));
    }

    void add(SeenProject seen) {
        change(() -> put(projects, seen.project().id(), seen));
    }

    void add(List<BranchMove> seen) {
        change(() -> seen.forEach(move -> put(moves, move)));
    }

    void add(SeenJobs seen) {
        change(() -> put(jobs, seen.key(), seen));
    }

    void add(SeenPass seen) {
        change(() -> put(passes, seen));
    }

    /** Ends a wait. */
    void wake() {
        change(() -> {
            // Nothing more.
        });
    }

    /** Waits until there is something, at most so long. */
    boolean await(long millis) throws InterruptedException {
        lock.lock();
        try {
            return size() > 0 || something.await(millis, TimeUnit.MILLISECONDS) && size() > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Takes out the oldest, at most so many of each kind. */
    Batch take(int most) {
        lock.lock();
        try {
            return new Batch(
                    first(projects.values(), most),
                    first(runs.values(), most),
                    first(moves, most),
                    first(jobs.values(), Math.max(1, most / 20)),
                    first(passes, most));
        } finally {
            lock.unlock();
        }
    }

    /** Puts back what could not be written, in front of what was seen since. */
    void putBack(Batch batch) {
        lock.lock();
        try {
            putInFront(projects, batch.projects(), seen -> seen.project().id(), (earlier, later) -> later);
            putInFront(runs, batch.runs(), SeenRun::key, SeenRun::then);
            putInFront(moves, batch.moves());
            putInFront(jobs, batch.jobs(), SeenJobs::key, (earlier, later) -> later);
            putInFront(passes, batch.passes());
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return projects.size() + runs.size() + moves.size() + jobs.size() + passes.size();
        } finally {
            lock.unlock();
        }
    }

    /** Since when the oldest run waits; null if none does. */
    Instant oldest() {
        lock.lock();
        try {
            return runs.isEmpty() ? null : runs.values().iterator().next().since();
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    private static <K, V> void put(Map<K, V> map, K key, V value) {
        map.remove(key);
        map.put(key, value);
        if (map.size() > MOST_OTHERS) {
            map.remove(map.keySet().iterator().next());
        }
    }

    private static <V> void put(Queue<V> queue, V value) {
        queue.add(value);
        if (queue.size() > MOST_OTHERS) {
            queue.remove();
        }
    }

    private static <V> List<V> first(Collection<V> from, int most) {
        List<V> taken = new ArrayList<>(Math.min(most, from.size()));
        Iterator<V> all = from.iterator();
        while (taken.size() < most && all.hasNext()) {
            taken.add(all.next());
            all.remove();
        }
        return taken;
    }

    private static <K, V> void putInFront(Map<K, V> map, List<V> earlier, Function<V, K> key, BinaryOperator<V> then) {
        Map<K, V> since = new LinkedHashMap<>(map);
        map.clear();
        earlier.forEach(value -> map.put(key.apply(value), value));
        since.forEach((k, later) -> map.merge(k, later, then));
    }

    private static <V> void putInFront(Queue<V> queue, List<V> earlier) {
        List<V> since = List.copyOf(queue);
        queue.clear();
        earlier.forEach(value -> put(queue, value));
        since.forEach(value -> put(queue, value));
    }
}
