package dev.cidashboard.aggregator.forge;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "60, PT60S",
        "0, PT1S",
        "86400, PT1H",
        "99999999999999999999, PT1H",
        "'Sun, 1 Mar 2026 12:02:00 GMT', PT120S",
        "'Sun, 1 Mar 2026 11:00:00 GMT', PT1S",
        "'Mon, 1 Mar 2027 12:00:00 GMT', PT1H"
    })
    void seconds_and_dates_are_read_and_bounded(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"soon", "-5", "1.5", "2026-03-01T12:02:00Z"})
    void what_cannot_be_read_was_not_said(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
