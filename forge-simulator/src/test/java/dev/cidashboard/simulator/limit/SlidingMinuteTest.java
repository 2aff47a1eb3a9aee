package dev.cidashboard.simulator.limit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlidingMinuteTest {

    private final SlidingMinute minute = new SlidingMinute();

    @Test
    void points_count_for_sixty_seconds_and_no_longer() {
        minute.add(1_000, 3);
        minute.add(1_030, 4);

        assertThat(minute.at(1_059)).isEqualTo(7);
        assertThat(minute.at(1_060)).isEqualTo(4);
        assertThat(minute.at(1_090)).isZero();
    }

    @Test
    void a_long_silence_empties_it() {
        minute.add(1_000, 3);

        assertThat(minute.add(1_000_000, 1)).isEqualTo(1);
    }

    @Test
    void a_clock_that_goes_back_loses_nothing() {
        minute.add(1_000, 3);

        assertThat(minute.add(990, 1)).isEqualTo(4);
    }
}
