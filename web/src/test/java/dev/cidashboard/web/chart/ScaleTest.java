package dev.cidashboard.web.chart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class ScaleTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 1",
        "1, 0 1",
        "3, 0 1 2 3",
        "4, 0 1 2 3 4",
        "5, 0 2 4 6",
        "100, 0 50 100",
        "512, 0 200 400 600",
        "4100, 0 2k 4k 6k",
        "9223372036854775807, 0 5E 10E"
    })
    void counts_are_written_in_round_steps(long largest, String words) {
        assertThat(words(Scale.ofCounts(largest))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, 0 s/1 s",
        "3.5, 0 s/1 s/2 s/3 s/4 s",
        "45, 0 s/15 s/30 s/45 s",
        "100, 0 s/30 s/1 min/1.5 min/2 min",
        "1500, 0 s/10 min/20 min/30 min",
        "7000, 0 s/30 min/1 h/1.5 h/2 h",
        "90000, 0 s/12 h/24 h/36 h",
        "864000, 0 s/5 d/10 d"
    })
    void durations_are_written_in_steps_of_a_clock(double largest, String words) {
        assertThat(Scale.ofSeconds(largest).ticks(0, 100).stream().map(Scale.Tick::text))
                .isEqualTo(List.of(words.split("/")));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e12, 1e300, Double.MAX_VALUE})
    void a_broken_clock_ends_at_the_top(double huge) {
        Scale scale = Scale.ofSeconds(huge);

        assertThat(scale.top()).isEqualTo(Scale.LONGEST_SECONDS);
        assertThat(scale.y(huge, 100)).isZero();
        assertThat(scale.ticks(0, 100)).hasSizeLessThan(7);
    }

    @Test
    void what_is_twice_as_much_is_twice_as_high() {
        Scale scale = Scale.ofCounts(400);

        assertThat(scale.height(200, 100)).isEqualTo(50);
        assertThat(scale.y(0, 100)).isEqualTo(100);
        assertThat(scale.y(400, 100)).isZero();
    }

    private static String words(Scale scale) {
        return scale.ticks(0, 100).stream().map(Scale.Tick::text).collect(Collectors.joining(" "));
    }
}
