package dev.cidashboard.web.ui;

import dev.cidashboard.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import static org.assertj.core.api.Assertions.assertThat;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Times times = new Times(Clock.fixed(NOW, ZoneOffset.UTC), Configuration.defaults());

    @ParameterizedTest
    @CsvSource({
        "PT0S, just now",
        "PT59S, just now",
        "PT60S, 1 min ago",
        "PT59M59S, 59 min ago",
        "PT1H, 1 h ago",
        "PT23H59M, 23 h ago",
        "PT24H, 1 day ago",
        "PT700H, 29 days ago",
        "PT720H, 22 Oct 2026",
        "PT-30S, in a moment",
        "PT-5M, in 5 min"
    })
    void distance_is_said_as_people_say_it(Duration ago, String words) {
        assertThat(times.moment(NOW.minus(ago)).relative()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT5M, now", "PT0S, now", "PT-30S, in a moment", "PT-5M, in 5 min"})
    void what_is_waited_for_has_come_when_its_time_is_over(Duration ago, String words) {
        assertThat(times.due(NOW.minus(ago)).relative()).isEqualTo(words);
    }

    @Test
    void what_is_waited_for_names_its_time_and_its_date_if_it_is_not_of_today() {
        assertThat(times.due(NOW.plusSeconds(90)).clock()).isEqualTo("10:01:30 UTC");
        assertThat(times.due(NOW.plusSeconds(86_400)).clock()).isEqualTo("22 Nov 2026, 10:00:00 UTC");
        assertThat(times.due(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "59, 59 s",
        "60, 1 min 0 s",
        "3599, 59 min 59 s",
        "3900, 1 h 5 min",
        "172799, 47 h 59 min",
        "277200, 3 days 5 h"
    })
    void durations_too(long seconds, String words) {
        assertThat(Times.duration(seconds)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "45, 45 s", "90, 1.5 min", "5400, 1.5 h", "129600, 36 h", "259200, 3 d"})
    void where_there_is_little_room_they_are_brief(double seconds, String words) {
        assertThat(Times.brief(seconds)).isEqualTo(words);
    }

    @Test
    void what_was_reckoned_is_told_in_whole_seconds() {
        assertThat(Times.durationOf(59.6)).isEqualTo("1 min 0 s");
        assertThat(Times.durationOf(null)).isNull();
        assertThat(Times.durationOf(Double.NaN)).isNull();
        assertThat(Times.durationOf(-3.0)).isNull();
    }

    @Test
    void the_full_time_names_its_zone() {
        assertThat(times.moment(NOW).absolute()).isEqualTo("2026-11-21 10:00:00 UTC");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T00:00:00Z, '00:00:00 UTC', '00:00 UTC'",
        "2026-11-20T23:59:59Z, '20 Nov 2026, 23:59:59 UTC', '20 Nov 2026, 23:59 UTC'"
    })
    void a_time_of_another_day_says_which(Instant at, String second, String minute) {
        assertThat(times.second(at)).isEqualTo(second);
        assertThat(times.minute(at)).isEqualTo(minute);
    }

    @Test
    void absent_stays_absent() {
        assertThat(times.moment(null)).isNull();
        assertThat(Times.duration(null)).isNull();
    }
}
