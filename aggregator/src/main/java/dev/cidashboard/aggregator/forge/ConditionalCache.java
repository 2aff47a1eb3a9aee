package dev.cidashboard.aggregator.forge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers of one credential that a forge may confirm by 304, by address. Each instance has its own, since an ETag depends
 * on who asks. Bounded: the least recently used go first. What is kept are our own words, shared with the state.
 */
final class ConditionalCache {

    /** @param validator the ETag, word for word */
    record Kept(String validator, Page<?> page) {}

    private record Key(String address, String template) {}

    private record Entry(Kept kept, String owner) {}

    private static final float LOAD = 0.75f;

    private final int most;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, LOAD, true);
    private final Map<String, Set<Key>> keysOfOwner = new HashMap<>();

    ConditionalCache(int most) {
        this.most = most;
    }

    synchronized Optional<Kept> of(Question<?> question) {
        return Optional.ofNullable(entries.get(key(question))).map(Entry::kept);
    }

    synchronized void keep(Question<?> question, Kept kept) {
        Key key = key(question);
        remove(key);
        entries.put(key, new Entry(kept, question.owner()));
        if (question.owner() != null) {
            keysOfOwner
                    .computeIfAbsent(question.owner(), unused -> new HashSet<>())
                    .add(key);
        }
        if (entries.size() > most) {
            remove(entries.keySet().iterator().next());
        }
    }

    synchronized void drop(Question<?> question) {
        remove(key(question));
    }

    synchronized void forget(String owner) {
        Set<Key> keys = keysOfOwner.remove(owner);
        if (keys != null) {
            keys.forEach(entries::remove);
        }
    }

    synchronized int size() {
        return entries.size();
    }

    private void remove(Key key) {
        Entry gone = entries.remove(key);
        if (gone == null || gone.owner() == null) {
            return;
        }
        keysOfOwner.computeIfPresent(gone.owner(), (owner, keys) -> {
            keys.remove(key);
            return keys.isEmpty() ? null : keys;
        });
    }

    private static Key key(Question<?> question) {
        return new Key(question.address().toString(), question.template());
    }
}
