package dev.cidashboard.api;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The orders in which projects can be listed; {@code -} before the word turns the order round. */
public record ProjectSort(Key key, boolean descending) {

    public static final ProjectSort DEFAULT = new ProjectSort(Key.NAME, false);

    /** What is compared. Ties are broken by path, then by id, so that pages never overlap. */
    public enum Key {
        NAME("name"),
        /** Worst first. */
        STATUS("status"),
        /** Oldest last commit first; {@code -activity} shows the newest first. */
        ACTIVITY("activity"),
        BRANCHES("branches"),
        MERGE_REQUESTS("merge_requests");

        private final String word;

        Key(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** @throws InvalidValue if the word is none of the known ones */
    public static ProjectSort parse(String text) {
        if (text == null || text.isEmpty()) {
            return DEFAULT;
        }
        boolean descending = text.startsWith("-");
        String word = descending ? text.substring(1) : text;
        return Arrays.stream(Key.values())
                .filter(key -> key.word.equals(word))
                .findFirst()
                .map(key -> new ProjectSort(key, descending))
                .orElseThrow(() -> new InvalidValue("sort", text, "one of " + words() + ", or - before it"));
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + key.word;
    }

    private static String words() {
        return Arrays.stream(Key.values()).map(Key::word).collect(Collectors.joining(", "));
    }
}
