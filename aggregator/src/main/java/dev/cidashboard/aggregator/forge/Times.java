package dev.cidashboard.aggregator.forge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Moments as forges write them: {@code 2024-05-01T10:00:00Z}, with milliseconds or an offset, {@code 2016-08-12 15:23:28
 * UTC}, and {@code 2018-04-25 20:42:10} without a zone, which is meant as UTC.
 */
public final class Times {

    private static final int LONGEST = 40;
    private static final int DATE = 10;
    private static final int DATE_AND_TIME = 19;
    /** What is before or after was never meant: {@code 0001-01-01} is some forges' word for "not yet". */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");
    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private Times() {}

    /** @return null for what cannot be read as a moment */
    public static Instant parse(String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        String stripped = text.strip();
        if (stripped.length() < DATE_AND_TIME) {
            return null;
        }
        try {
            Instant moment = moment(stripped);
            return moment.isBefore(EARLIEST) || moment.isAfter(LATEST) ? null : moment;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Instant moment(String text) {
        if (text.charAt(text.length() - 1) == 'Z' && text.charAt(DATE) == 'T') {
            return Instant.parse(text);
        }
        String time = text.replace("UTC", "Z").replace("GMT", "Z");
        StringBuilder iso =
                new StringBuilder(time.length() + 1).append(time, 0, DATE).append('T');
        for (int index = DATE + 1; index < time.length(); index++) {
            if (time.charAt(index) != ' ') {
                iso.append(time.charAt(index));
            }
        }
        if (!hasZone(iso)) {
            iso.append('Z');
        }
        return OffsetDateTime.parse(iso, OFFSET).toInstant();
    }

    private static boolean hasZone(CharSequence iso) {
        for (int index = DATE + 1; index < iso.length(); index++) {
            char character = iso.charAt(index);
            if (character == 'Z' || character == '+' || character == '-') {
                return true;
            }
        }
        return false;
    }
}
