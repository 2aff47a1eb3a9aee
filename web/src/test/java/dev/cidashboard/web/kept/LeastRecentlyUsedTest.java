package dev.cidashboard.web.kept;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LeastRecentlyUsedTest {

    private final LeastRecentlyUsed<String, String> kept = new LeastRecentlyUsed<>(3, 100, String::length);

    @Test
    void what_was_not_asked_for_the_longest_goes_first() {
        kept.put("a", "1");
        kept.put("b", "2");
        kept.put("c", "3");
        kept.get("a");

        kept.put("d", "4");

        assertThat(kept.get("b")).isEmpty();
        assertThat(kept.get("a")).contains("1");
        assertThat(kept.get("d")).contains("4");
    }

    @Test
    void each_value_that_is_kept_no_longer_is_told_once() {
        List<String> forgotten = new ArrayList<>();
        LeastRecentlyUsed<String, String> told = new LeastRecentlyUsed<>(2, 10, String::length, forgotten::add);
        told.put("a", "replaced");
        told.put("a", "pushed");
        told.put("b", "out by");
        told.put("c", "removed");
        told.remove("c");

        assertThat(forgotten).containsExactly("replaced", "pushed", "out by", "removed");
    }

    @Test
    void the_newest_is_kept_even_if_it_was_never_asked_for() {
        IntStream.range(0, 50).forEach(i -> kept.get("a"));
        kept.put("a", "x".repeat(60));

        kept.put("b", "y".repeat(60));

        assertThat(kept.get("b")).isPresent();
        assertThat(kept.get("a")).isEmpty();
    }

    @Test
    void weight_stays_within_its_bound() {
        IntStream.range(0, 100).forEach(i -> kept.put("k" + i, "x".repeat(i % 60)));

        assertThat(kept.weight()).isLessThanOrEqualTo(100);
        assertThat(kept.size()).isLessThanOrEqualTo(3);
    }

    @Test
    void what_is_too_heavy_is_not_kept_and_replaces_nothing_but_itself() {
        kept.put("a", "1");
        kept.put("b", "2");

        kept.put("a", "x".repeat(101));

        assertThat(kept.get("a")).isEmpty();
        assertThat(kept.get("b")).contains("2");
        assertThat(kept.weight()).isEqualTo(1);
    }

    @Test
    void putting_again_counts_the_weight_once() {
        kept.put("a", "xx");

        kept.put("a", "xxxx");

        assertThat(kept.weight()).isEqualTo(4);
    }

    @Test
    void many_threads_leave_it_within_its_bounds() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 200).forEach(i -> threads.submit(() -> kept.put("k" + i % 7, "x".repeat(i % 90))));
        }

        assertThat(kept.weight()).isBetween(0L, 100L);
    }

    @Test
    void bounds_must_be_bounds() {
        assertThatThrownBy(() -> new LeastRecentlyUsed<String, String>(0, 1, String::length))
                .hasMessageContaining("0 entries");
    }
}
