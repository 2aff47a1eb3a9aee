package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.forge.Failure;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ParkingTest {

    private static final int MANY = 32;
    private static final Failure PAUSED = new Failure(Failure.Kind.PAUSED, "it failed too often", null);

    private final Parking parking = new Parking();
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void the_pauses_grow_to_ten_minutes_and_no_further() {
        assertThat(pausesOf(6))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10));
    }

    @Test
    void after_a_pause_a_single_reading_tries_and_its_success_lets_all_others_go_on() {
        parking.park(PAUSED, now);
        now = now.plusSeconds(5);

        assertThat(parking.allowed(MANY, now)).isEqualTo(1);
        parking.succeeded(now);

        assertThat(parking.allowed(MANY, now)).isEqualTo(MANY);
        assertThat(parking.reason()).isNull();
    }

    @Test
    void a_success_makes_the_next_pause_the_shortest_again() {
        pausesOf(4);
        parking.succeeded(now);

        assertThat(pausesOf(1)).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void what_failed_together_counts_once() {
        parking.park(PAUSED, now);
        parking.park(PAUSED, now.plusSeconds(1));

        assertThat(parking.allowed(MANY, now.plusSeconds(5))).isEqualTo(1);
    }

    @Test
    void a_forge_that_says_until_when_is_believed_for_at_most_an_hour() {
        parking.park(new Failure(Failure.Kind.RATE_LIMITED, "wait", now.plusSeconds(90)), now);
        assertThat(parking.allowed(MANY, now.plusSeconds(89))).isZero();
        assertThat(parking.allowed(MANY, now.plusSeconds(90))).isEqualTo(1);

        now = now.plusSeconds(90);
        parking.park(new Failure(Failure.Kind.RATE_LIMITED, "wait", now.plus(Duration.ofDays(900))), now);
        assertThat(parking.allowed(MANY, now.plus(Duration.ofHours(1)))).isEqualTo(1);
    }

    /** How long it stays parked, each time that the reading which tries fails, too. */
    private List<Duration> pausesOf(int failures) {
        List<Duration> pauses = new ArrayList<>();
        for (int failure = 0; failure < failures; failure++) {
            parking.park(PAUSED, now);
            Instant parkedAt = now;
            while (parking.allowed(MANY, now) == 0) {
                now = now.plusSeconds(1);
            }
            pauses.add(Duration.between(parkedAt, now));
        }
        return pauses;
    }
}
