package dev.cidashboard.aggregator.forge;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps one copy of words that come again and again (branch names, logins, workflow names): 50 pipelines of 1,000
 * projects repeat a few thousand of them. Bounded: when full, new words are simply not shared.
 */
public final class Words {

    private static final int MOST = 50_000;
    private static final int LONGEST = 100;

    private final ConcurrentMap<String, String> kept = new ConcurrentHashMap<>();

    /** @return the copy that is shared; null stays null */
    public String share(String word) {
        if (word == null || word.length() > LONGEST) {
            return word;
        }
        String known = kept.get(word);
        if (known != null) {
            return known;
        }
        if (kept.size() >= MOST) {
            return word;
        }
        String earlier = kept.putIfAbsent(word, word);
        return earlier == null ? word : earlier;
    }
}
