package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Failure;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SweepSwitchTest {

    private static final Failure TIMED_OUT = new Failure(Failure.Kind.TIMED_OUT, "too slow", null);

    private final SimulatedClock clock = SimulatedClock.started();
    private final SweepSwitch sweeps = new SweepSwitch();

    @Test
    void a_forge_that_refuses_queries_is_asked_again_half_an_hour_later() {
        Failure why = new Failure(Failure.Kind.FORBIDDEN, "the token may not", null);

        sweeps.refused(why, now());

        clock.advance(Duration.ofMinutes(29));
        assertThat(sweeps.isOn(now())).isFalse();
        assertThat(sweeps.reason(now())).isEqualTo(why);
        clock.advance(Duration.ofMinutes(1));
        assertThat(sweeps.isOn(now())).isTrue();
        assertThat(sweeps.reason(now())).isNull();
    }

    @Test
    void a_query_that_fails_once_is_only_waited_for() {
        sweeps.failed(TIMED_OUT, now());

        assertThat(sweeps.isOn(now())).isTrue();
        assertThat(sweeps.mayAsk(now())).isFalse();
        clock.advance(Duration.ofSeconds(5));
        assertThat(sweeps.mayAsk(now())).isTrue();
    }

    @Test
    void queries_that_fail_again_and_again_are_given_up_for_a_while() {
        for (int i = 0; i < 3; i++) {
            sweeps.failed(TIMED_OUT, now());
            clock.advance(Duration.ofMinutes(2));
        }

        assertThat(sweeps.isOn(now())).isFalse();
        clock.advance(Duration.ofMinutes(8));
        assertThat(sweeps.isOn(now())).isTrue();
    }

    @Test
    void failures_with_a_success_in_between_do_not_add_up() {
        for (int i = 0; i < 5; i++) {
            sweeps.failed(TIMED_OUT, now());
            clock.advance(Duration.ofMinutes(2));
            sweeps.succeeded();
        }

        assertThat(sweeps.isOn(now())).isTrue();
    }

    @Test
    void a_limit_whose_reset_is_past_is_waited_for_a_moment_all_the_same() {
        sweeps.failed(limit(now().minus(Duration.ofDays(1))), now());

        assertThat(sweeps.isOn(now())).isFalse();
        clock.advance(Duration.ofSeconds(5));
        assertThat(sweeps.isOn(now())).isTrue();
    }

    @Test
    void a_limit_that_is_still_used_up_when_it_should_not_be_is_tried_ever_more_seldom() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Instant before = now();
            sweeps.failed(limit(before.minusSeconds(60)), before);
            while (!sweeps.isOn(now())) {
                clock.advance(Duration.ofSeconds(1));
            }
            pauses.add(Duration.between(before, now()).toSeconds());
        }

        assertThat(pauses).containsExactly(5L, 30L, 120L, 600L, 600L, 600L);
    }

    @Test
    void a_limit_whose_reset_is_nonsense_is_waited_for_an_hour_at_most() {
        sweeps.failed(limit(now().plus(Duration.ofDays(900))), now());

        clock.advance(Duration.ofHours(1));
        assertThat(sweeps.isOn(now())).isTrue();
    }

    private static Failure limit(Instant retryAt) {
        return new Failure(Failure.Kind.RATE_LIMITED, "wait", retryAt);
    }

    private Instant now() {
        return clock.instant();
    }
}
