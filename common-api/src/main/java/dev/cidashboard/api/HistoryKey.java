package dev.cidashboard.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/** Where a page of a history ended: its last pipeline, {@code 2026-01-31T08:00:00Z_1296269}. */
public record HistoryKey(Instant createdAt, String pipeline) {

    private static final String EXPECTED = "the next of an earlier page";
    private static final int LONGEST_ID = 128;
    // What PostgreSQL and every clock can tell, with room on both sides.
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    public HistoryKey {
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(pipeline, "pipeline");
    }

    /** @throws InvalidValue for what no page ended with */
    public static HistoryKey parse(String text) {
        int middle = text.indexOf('_');
        if (middle < 1
                || middle == text.length() - 1
                || text.length() - middle - 1 > LONGEST_ID
                || text.indexOf('\0') >= 0) {
            throw new InvalidValue("before", text, EXPECTED);
        }
        try {
            Instant createdAt = Instant.parse(text.substring(0, middle));
            return new HistoryKey(inRange("before", text, createdAt), text.substring(middle + 1));
        } catch (DateTimeParseException e) {
            throw new InvalidValue("before", text, EXPECTED);
        }
    }

    static Instant inRange(String parameter, String text, Instant moment) {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new InvalidValue(parameter, text, "a moment between 1970 and 9999");
        }
        return moment;
    }

    @Override
    public String toString() {
        return createdAt + "_" + pipeline;
    }
}
