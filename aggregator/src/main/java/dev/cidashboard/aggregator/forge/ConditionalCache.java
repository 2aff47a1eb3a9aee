package dev.cidashboard.aggregator.forge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

    private static final float LOAD = 0.75f;
    /** Of one project there are three to six, and most have no more than that. */
    private static final int USUAL_PAGES = 4;

    private final int most;
    private final Map<Key, Kept> entries = new LinkedHashMap<>(16, LOAD, true);
    private final Map<String, List<Key>> keysOfOwner = new HashMap<>();

    /** Of answers that are about no single project: its list of projects, and whom it knows. */
    private final Set<Key> keysOfNobody = new LinkedHashSet<>();

    ConditionalCache(int most) {
        this.most = most;
    }

    synchronized Optional<Kept> of(Question<?> question) {
        return Optional.ofNullable(entries.get(Key.of(question)));
    }

    synchronized void keep(Question<?> question, Kept kept) {
        keep(Key.of(question), kept);
    }

    private void keep(Key key, Kept kept) {
        remove(key);
        entries.put(key, kept);
        if (key.owner() == null) {
            keysOfNobody.add(key);
        } else {
            keysOfOwner
                    .computeIfAbsent(key.owner(), unused -> new ArrayList<>(USUAL_PAGES))
                    .add(key);
        }
        if (entries.size() > most) {
            remove(entries.keySet().iterator().next());
        }
    }

    /** @param owner null for what is about no single project */
    synchronized List<KeptPage> kept(String owner) {
        Collection<Key> keys = owner == null ? keysOfNobody : keysOfOwner.getOrDefault(owner, List.of());
        List<KeptPage> pages = new ArrayList<>(keys.size());
        for (Key key : keys) {
            Kept kept = entries.get(key);
            Page<?> page = kept.page();
            if (KeptPage.isValidator(kept.validator())) {
                pages.add(new KeptPage(
                        key.high(),
                        key.low(),
                        kept.validator(),
                        page.content().value(),
                        page.content().total(),
                        page.content().dropped(),
                        page.next(),
                        page.last()));
            }
        }
        return pages;
    }

    /** @param owner null for what is about no single project */
    synchronized void restore(String owner, KeptPage page) {
        keep(new Key(page.high(), page.low(), owner), new Kept(page.validator(), page.page()));
    }

    synchronized void drop(Question<?> question) {
        remove(Key.of(question));
    }

    synchronized void forget(String owner) {
        List<Key> keys = keysOfOwner.remove(owner);
        if (keys != null) {
            keys.forEach(entries::remove);
        }
    }

    synchronized int size() {
        return entries.size();
    }

    private void remove(Key key) {
        if (entries.remove(key) == null) {
            return;
        }
        if (key.owner() == null) {
            keysOfNobody.remove(key);
            return;
        }
        keysOfOwner.computeIfPresent(key.owner(), (owner, keys) -> {
            keys.remove(key);
            return keys.isEmpty() ? null : keys;
        });
    }

    /**
     * Half of the SHA-256 of address and template, which nobody can make two of: an address has 150 characters, and with ten
     * thousand projects there are forty thousand of them.
     *
     * @param owner whose answer it is; the same question always has the same
     */
    private record Key(long high, long low, String owner) {

        static Key of(Question<?> question) {
            MessageDigest digest = sha256();
            digest.update(question.template().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(question.address().toString().getBytes(StandardCharsets.UTF_8));
            ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            return new Key(hash.getLong(), hash.getLong(), question.owner());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && high == key.high && low == key.low;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(low);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
