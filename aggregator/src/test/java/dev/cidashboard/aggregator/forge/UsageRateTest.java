package dev.cidashboard.aggregator.forge;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class UsageRateTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(1));

    private final UsageRate rate = new UsageRate();

    @Test
    void a_steady_use_goes_on() {
        for (int second = 0; second <= 300; second += 10) {
            rate.used(second, END, START.plusSeconds(second));
        }

        assertThat(rate.in(Duration.ofMinutes(55), START.plusSeconds(300))).isBetween(3_200L, 3_400L);
    }

    @Test
    void what_was_used_long_ago_says_nothing() {
        rate.used(0, END, START);
        rate.used(2_000, END, START.plusSeconds(20));

        assertThat(rate.in(Duration.ofMinutes(30), START.plus(Duration.ofMinutes(10))))
                .isZero();
    }

    @Test
    void a_new_window_counts_from_nothing() {
        rate.used(0, END, END.minusSeconds(120));
        rate.used(4_000, END, END.minusSeconds(100));
        rate.used(3_990, END, END.minusSeconds(90));
        rate.used(10, END.plus(Duration.ofHours(1)), END.plusSeconds(20));

        assertThat(rate.in(Duration.ofSeconds(140), END.plusSeconds(20))).isEqualTo(4_010);
    }

    @Test
    void what_was_used_before_it_began_anew_says_nothing() {
        rate.used(0, END, START);
        rate.used(3_000, END, START.plusSeconds(120));

        rate.beginAnew();
        rate.used(3_010, END, START.plusSeconds(180));

        assertThat(rate.in(Duration.ofMinutes(10), START.plusSeconds(240))).isEqualTo(100);
    }

    @Test
    void without_any_use_nothing_is_forecast() {
        assertThat(rate.in(Duration.ofHours(1), START)).isZero();
    }

    @Test
    void a_reset_in_the_past_forecasts_nothing() {
        rate.used(100, END, START);

        assertThat(rate.in(Duration.ofSeconds(-5), START)).isZero();
    }
}
