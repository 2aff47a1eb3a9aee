package dev.cidashboard.web.aggregator;

import java.util.Arrays;
import java.util.Optional;

/** What can be asked about the pipelines of all projects; each is answered by itself. */
public enum InsightKind {
    TOTALS("totals"),
    DAYS("days"),
    QUEUE("queue"),
    ACTIVE("active"),
    SLOWEST("slowest"),
    FAILING("failing"),
    FLAKY("flaky"),
    RECOVERY("recovery"),
    LOST("lost"),
    FOUR_KEYS("four-keys");

    private final String word;

    InsightKind(String word) {
        this.word = word;
    }

    /** The word used in URLs. */
    public String word() {
        return word;
    }

    public static Optional<InsightKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
