package dev.cidashboard.aggregator.day;

import org.assertj.core.api.SoftAssertions;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must be seen, and when, over some hours of a small world in simulated time. The whole day of a large one is a
 * benchmark. {@code -Dday.seed=…} lives through another one.
 */
class DayTest {

    private static final Logger LOG = Logger.getLogger(DayTest.class);
    /** The same in every build, so that none fails by chance. */
    private static final long SEED = Long.getLong("day.seed", 1L);

    private static Day.Result result;

    @BeforeAll
    static void live() {
        LOG.infof("a day with -Dday.seed=%d", SEED);
        try (Day day = new Day(DayPlan.of(SEED, 60, 60, Duration.ofMinutes(10), 3), Workforce.inline())) {
            result = day.live(hour -> {});
        }
    }

    @AfterAll
    static void forget() {
        result = null;
    }

    @Test
    void every_change_is_seen_in_time_at_p95() {
        SoftAssertions softly = new SoftAssertions();
        for (Cell cell : result.seen().cells(Judgement.BY_WHAT_COULD_BE_KNOWN)) {
            softly.assertThat(cell.p95())
                    .as(() -> "p95 of %s, %s, with -Dday.seed=%d:%n%s"
                            .formatted(cell.kind(), cell.warmth(), SEED, cell.worst()))
                    .isLessThanOrEqualTo(cell.bound());
        }
        softly.assertAll();
    }

    @Test
    void enough_happened_to_tell() {
        assertThat(result.seen().all()).hasSizeGreaterThan(300);
        assertThat(result.seen().cells(Judgement.BY_WHAT_COULD_BE_KNOWN)).hasSizeGreaterThan(10);
    }

    @Test
    void no_limit_was_hit() {
        assertThat(result.asked().refusals()).isZero();
    }

    @Test
    void the_reserve_was_not_touched() {
        assertThat(result.asked().quotas()).isNotEmpty().allSatisfy(quota -> assertThat(quota.least())
                .as(quota.toString())
                .isGreaterThan(quota.reserve()));
    }
}
