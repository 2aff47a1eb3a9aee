package dev.cidashboard.aggregator.forge;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z",
        "2024-05-01T10:00:00.123Z, 2024-05-01T10:00:00.123Z",
        "2024-05-01T18:00:00.000+08:00, 2024-05-01T10:00:00Z",
        "2024-05-01T03:00:00-07:00, 2024-05-01T10:00:00Z",
        "2024-05-01T03:00:00-0700, 2024-05-01T10:00:00Z",
        "2016-08-12 15:23:28 UTC, 2016-08-12T15:23:28Z",
        "2016-08-12 15:23:28 +0200, 2016-08-12T13:23:28Z",
        "2018-04-25 20:42:10, 2018-04-25T20:42:10Z",
        "2018-04-25T20:42:10, 2018-04-25T20:42:10Z",
        "' 2024-05-01T10:00:00Z ', 2024-05-01T10:00:00Z"
    })
    void every_way_in_which_forges_write_a_moment_is_read(String text, String moment) {
        assertThat(Times.parse(text)).isEqualTo(Instant.parse(moment));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "yesterday",
                "2024-13-01T10:00:00Z",
                "0001-01-01T00:00:00Z",
                "9999999-01-01T00:00:00Z",
                "2024-05-01",
                "                          ",
                "2024-05-01T10:00:00Z and much more that nobody expected"
            })
    void what_is_no_moment_is_null(String text) {
        assertThat(Times.parse(text)).isNull();
    }
}
