package dev.cidashboard.aggregator.memory;

import dev.cidashboard.aggregator.fixture.SimulatedClock;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class SoftHeapLimitTest {

    private static final long MB = 1L << 20;

    private final FakeGeneration generation = new FakeGeneration();
    private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-03-01T09:00:00Z"));
    private final SoftHeapLimit limit = new SoftHeapLimit(generation, clock);

    @Test
    void a_small_heap_is_collected_when_it_has_grown_by_the_least_growth() {
        generation.live = 10 * MB;
        generation.used = 10 * MB + SoftHeapLimit.LEAST_GROWTH;

        limit.check();

        assertThat(generation.collections).isEqualTo(1);
    }

    @Test
    void a_small_heap_is_left_alone_below_the_least_growth() {
        generation.live = 10 * MB;
        generation.used = 10 * MB + SoftHeapLimit.LEAST_GROWTH - 1;

        limit.check();

        assertThat(generation.collections).isZero();
    }

    @Test
    void a_large_heap_is_collected_when_it_has_grown_by_half() {
        generation.live = 200 * MB;
        generation.used = 300 * MB;

        limit.check();

        assertThat(generation.collections).isEqualTo(1);
    }

    @Test
    void a_large_heap_is_left_alone_below_half() {
        generation.live = 200 * MB;
        generation.used = 300 * MB - 1;

        limit.check();

        assertThat(generation.collections).isZero();
    }

    @Test
    void a_heap_that_was_never_collected_counts_as_garbage() {
        generation.used = SoftHeapLimit.LEAST_GROWTH;

        limit.check();

        assertThat(generation.collections).isEqualTo(1);
    }

    @Test
    void nothing_is_collected_twice_within_the_pause() {
        limitIsExceeded();
        limit.check();
        clock.advance(SoftHeapLimit.PAUSE.minusMillis(1));

        limitIsExceeded();
        limit.check();

        assertThat(generation.collections).isEqualTo(1);
    }

    @Test
    void what_grew_within_the_pause_is_collected_after_it() {
        limitIsExceeded();
        limit.check();
        clock.advance(SoftHeapLimit.PAUSE);

        limitIsExceeded();
        limit.check();

        assertThat(generation.collections).isEqualTo(2);
    }

    @Test
    void a_clock_that_was_set_back_does_not_forbid_collecting() {
        limitIsExceeded();
        limit.check();
        clock.advance(Duration.ofHours(-1));

        limitIsExceeded();
        limit.check();

        assertThat(generation.collections).isEqualTo(2);
    }

    @Test
    void the_growth_counts_from_what_the_collection_left() {
        generation.live = 40 * MB;
        generation.used = 80 * MB;
        limit.check();
        clock.advance(SoftHeapLimit.PAUSE);

        generation.used += 10 * MB;
        limit.check();

        assertThat(generation.collections).isEqualTo(1);
    }

    @Test
    void of_a_collector_that_decides_for_itself_nothing_is_asked() {
        OldGeneration unknown = new UnknownOldGeneration();

        new SoftHeapLimit(unknown, clock).check();

        assertThat(unknown.used()).isZero();
        assertThat(unknown.live()).isZero();
    }

    /** The tests run with the serial collector, as the launcher does. */
    @Test
    void the_old_generation_of_the_serial_collector_is_found_and_says_what_is_live_after_a_collection() {
        OldGeneration real = OldGeneration.ofThisProcess();

        real.collect();

        assertThat(real).isInstanceOf(SerialOldGeneration.class);
        assertThat(real.live()).isPositive();
        assertThat(real.used()).isPositive();
    }

    private void limitIsExceeded() {
        generation.used = generation.live + 100 * MB;
    }

    /** All growth is garbage. */
    private static final class FakeGeneration implements OldGeneration {

        private long used;
        private long live;
        private int collections;

        @Override
        public long used() {
            return used;
        }

        @Override
        public long live() {
            return live;
        }

        @Override
        public void collect() {
            used = live;
            collections++;
        }
    }
}
