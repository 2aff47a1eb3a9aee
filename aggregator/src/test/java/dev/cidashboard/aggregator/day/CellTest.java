package dev.cidashboard.aggregator.day;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CellTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void the_95th_of_a_hundred_decides() {
        List<Happening> all = new ArrayList<>();
        for (int seconds = 1; seconds <= 100; seconds++) {
            Happening one = happened();
            one.seen(NOW.plusSeconds(seconds));
            all.add(one);
        }

        Cell cell = Cell.of(Kind.RUN_ON_HEAD, Warmth.HOT, all, NOW.plusSeconds(500));

        assertThat(cell.p50()).isEqualTo(Duration.ofSeconds(50));
        assertThat(cell.p95()).isEqualTo(Duration.ofSeconds(95));
        assertThat(cell.longest()).isEqualTo(Duration.ofSeconds(100));
        assertThat(cell.late()).isEqualTo(70);
        assertThat(cell.holds()).isFalse();
        assertThat(cell.worst()).hasSize(10).first().isSameAs(all.getLast());
    }

    @Test
    void what_nobody_saw_counts_once_it_is_overdue() {
        Seen early = new Seen(List.of(happened()), NOW.plusSeconds(30));
        Seen late = new Seen(List.of(happened()), NOW.plusSeconds(31));

        assertThat(early.cells(Judgement.BY_THE_TRUTH)).isEmpty();
        assertThat(late.cells(Judgement.BY_THE_TRUTH)).singleElement().satisfies(cell -> {
            assertThat(cell.longest()).isEqualTo(Duration.ofSeconds(31));
            assertThat(cell.holds()).isFalse();
        });
    }

    private static Happening happened() {
        Subject run = new Subject.Run(new ProjectId(new InstanceId("github-main"), "1"), 7);
        return new Happening(run, Kind.RUN_ON_HEAD, "running", NOW, Warmth.HOT, Warmth.HOT, "nothing");
    }
}
