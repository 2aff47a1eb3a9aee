package dev.cidashboard.web.aggregator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** That the aggregator answers, and its history does not. Nothing else of it is any worse for that. */
public enum HistoryTrouble {
    /** No database is configured. */
    OFF("history-off"),
    /** The database cannot be reached. */
    AWAY("history-away");

    private static final int UNAVAILABLE = 503;
    /** A problem is a line or two. */
    private static final int LONGEST = 8 << 10;

    private final String quotedType;

    HistoryTrouble(String kind) {
        this.quotedType = "\"urn:ci-dashboard:problem:" + kind + "\"";
    }

    /** Empty for every other answer. The type is looked for as it stands in the text: nothing but a type is such an urn. */
    static Optional<HistoryTrouble> in(int status, byte[] body) {
        if (status != UNAVAILABLE || body.length > LONGEST) {
            return Optional.empty();
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return Arrays.stream(values())
                .filter(trouble -> text.contains(trouble.quotedType))
                .findFirst();
    }
}
