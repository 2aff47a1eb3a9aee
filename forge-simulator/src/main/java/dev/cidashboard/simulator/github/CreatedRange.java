package dev.cidashboard.simulator.github;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** The {@code created} filter in GitHub's search syntax: a day, {@code >=day}, {@code day..day}, with or without a time. */
record CreatedRange(Instant from, Instant to) {

    static CreatedRange parse(String text) {
        int dots = text.indexOf("..");
        if (dots >= 0) {
            return new CreatedRange(start(text.substring(0, dots)), end(text.substring(dots + 2)));
        }
        if (text.startsWith(">=")) {
            return new CreatedRange(start(text.substring(2)), Instant.MAX);
        }
        if (text.startsWith("<=")) {
            return new CreatedRange(Instant.MIN, end(text.substring(2)));
        }
        if (text.startsWith(">")) {
            return new CreatedRange(end(text.substring(1)), Instant.MAX);
        }
        if (text.startsWith("<")) {
            return new CreatedRange(Instant.MIN, start(text.substring(1)));
        }
        return new CreatedRange(start(text), end(text));
    }

    /** The end is exclusive for a day and inclusive for a moment. */
    boolean contains(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(to);
    }

    private static Instant start(String text) {
        return text.equals("*") ? Instant.MIN : moment(text, 0);
    }

    private static Instant end(String text) {
        return text.equals("*") ? Instant.MAX : moment(text, 1);
    }

    private static Instant moment(String text, int daysLater) {
        try {
            if (text.length() == 10) {
                Instant midnight =
                        LocalDate.parse(text).plusDays(daysLater).atStartOfDay().toInstant(ZoneOffset.UTC);
                return daysLater == 0 ? midnight : midnight.minusSeconds(1);
            }
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            // GitHub ignores what it cannot read.
            return daysLater == 0 ? Instant.MIN : Instant.MAX;
        }
    }
}
