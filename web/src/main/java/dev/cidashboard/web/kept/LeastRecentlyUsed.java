package dev.cidashboard.web.kept;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A map that forgets what was not asked for the longest: bounded by entries and by weight. Exact on purpose: a cache
 * that weighs how often something is asked may refuse the newest answer, and the newest answer is what has to be there
 * when the aggregator goes away.
 */
public final class LeastRecentlyUsed<K, V> {
    private final int mostEntries;
    private final long mostWeight;
    private final ToLongFunction<V> weigher;
    private final Consumer<V> forgotten;
    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final ReentrantLock lock = new ReentrantLock();
    private long weight;

    /** @param mostWeight in the unit of the weigher, usually bytes; a heavier value is never kept */
    public LeastRecentlyUsed(int mostEntries, long mostWeight, ToLongFunction<V> weigher) {
        this(mostEntries, mostWeight, weigher, value -> {});
    }

    /** @param forgotten is given each value that is kept no longer */
    LeastRecentlyUsed(int mostEntries, long mostWeight, ToLongFunction<V> weigher, Consumer<V> forgotten) {
        if (mostEntries < 1 || mostWeight < 1) {
            throw new IllegalArgumentException("bounds are " + mostEntries + " entries, " + mostWeight + " of weight");
        }
        this.mostEntries = mostEntries;
        this.mostWeight = mostWeight;
        this.weigher = weigher;
        this.forgotten = forgotten;
    }

    public Optional<V> get(K key) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(key));
        } finally {
            lock.unlock();
        }
    }

    public void put(K key, V value) {
        long added = weigher.applyAsLong(value);
        lock.lock();
        try {
            forget(key);
            if (added <= mostWeight) {
                entries.put(key, value);
                weight += added;
                shrink();
            }
        } finally {
            lock.unlock();
        }
    }

    public void remove(K key) {
        lock.lock();
        try {
            forget(key);
        } finally {
            lock.unlock();
        }
    }

    public void removeIf(Predicate<V> outdated) {
        lock.lock();
        try {
            entries.values().removeIf(value -> {
                boolean goes = outdated.test(value);
                if (goes) {
                    left(value);
                }
                return goes;
            });
        } finally {
            lock.unlock();
        }
    }

    public int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    public long weight() {
        lock.lock();
        try {
            return weight;
        } finally {
            lock.unlock();
        }
    }

    private void forget(K key) {
        V gone = entries.remove(key);
        if (gone != null) {
            left(gone);
        }
    }

    private void shrink() {
        Iterator<Map.Entry<K, V>> oldestFirst = entries.entrySet().iterator();
        while ((entries.size() > mostEntries || weight > mostWeight) && oldestFirst.hasNext()) {
            V oldest = oldestFirst.next().getValue();
            oldestFirst.remove();
            left(oldest);
        }
    }

    private void left(V value) {
        weight -= weigher.applyAsLong(value);
        forgotten.accept(value);
    }
}
