package dev.cidashboard.aggregator.forge;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a forge asks us to stay away: {@code Retry-After} in seconds or as a date of the forge's own clock. */
final class RetryAfter {

    /** Whatever a forge says, it is asked again after an hour: a broken proxy must not silence us for a day. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * @param forgeNow what the forge's clock says
     * @return between one second and one hour; empty for what cannot be read
     */
    static Optional<Duration> parse(String value, Instant forgeNow) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        String text = value.strip();
        if (text.chars().allMatch(character -> character >= '0' && character <= '9')) {
            return text.length() > MOST_DIGITS
                    ? Optional.of(LONGEST)
                    : Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        return httpDate(text).map(date -> bounded(Duration.between(forgeNow, date)));
    }

    static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
