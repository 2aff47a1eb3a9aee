package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.SweepDepth;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Budget;
import dev.cidashboard.api.ProjectId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import static dev.cidashboard.aggregator.fixture.Samples.github;
import static org.assertj.core.api.Assertions.assertThat;

class SweepingTest {

    private static final int MOST = 50;

    private final SimulatedClock clock = SimulatedClock.started();
    private final Slowdown slowdown = new Slowdown();
    private final Sweeping sweeping =
            new Sweeping(RefreshSettings.of(Duration.ofMinutes(5), 7), new SplittableRandom(7), slowdown, slowdown);

    @Test
    void a_hot_project_is_swept_with_its_recent_branches_within_half_a_minute() {
        sweeping.read(github(1).id(), Heat.HOT, now());

        clock.advance(Duration.ofSeconds(23));

        assertThat(taken()).contains(new Sweeping.Batch(List.of(github(1).id()), SweepDepth.RECENT_BRANCHES));
    }

    @Test
    void a_warm_project_is_swept_over_its_default_branch_every_two_and_a_half_minutes() {
        assertThat(sweptFor(Duration.ofMinutes(30), Heat.WARM))
                .hasSizeBetween(11, 16)
                .containsOnly(SweepDepth.DEFAULT_BRANCH);
    }

    @Test
    void what_no_sweep_shows_of_a_warm_project_is_read_within_ten_minutes() {
        sweeping.read(github(1).id(), Heat.WARM, now());

        clock.advance(Duration.ofSeconds(590));

        assertThat(sweeping.dueForReading(now())).containsExactly(github(1).id());
    }

    @Test
    void a_cold_project_is_swept_every_quarter_of_an_hour() {
        assertThat(sweptFor(Duration.ofHours(2), Heat.COLD)).hasSizeBetween(8, 12);
    }

    @Test
    void projects_that_were_read_together_are_swept_in_few_queries_and_not_all_at_once() {
        IntStream.range(0, 200).forEach(i -> sweeping.read(github(i).id(), Heat.COLD, now()));

        clock.advance(Heat.COLD.sweepEvery().dividedBy(2));
        int due =
                swept(now()).stream().mapToInt(batch -> batch.projects().size()).sum();

        assertThat(due).isBetween(50, 199);
    }

    @Test
    void a_round_is_not_followed_by_another_at_once() {
        sweeping.read(github(1).id(), Heat.HOT, now());
        clock.advance(Duration.ofSeconds(22));
        swept(now());
        sweeping.read(github(2).id(), Heat.HOT, now().minusSeconds(22));

        assertThat(swept(now())).isEmpty();
        clock.advance(Duration.ofSeconds(20));
        assertThat(swept(now())).hasSize(1);
    }

    @Test
    void what_is_under_way_is_not_taken_twice_and_what_came_to_nothing_is_the_next() {
        sweeping.read(github(1).id(), Heat.HOT, now());
        clock.advance(Duration.ofSeconds(22));
        List<ProjectId> taken = taken().orElseThrow().projects();

        clock.advance(Duration.ofMinutes(5));
        assertThat(taken()).isEmpty();

        sweeping.putBack(taken, SweepDepth.RECENT_BRANCHES);
        assertThat(taken()).isPresent();
    }

    @Test
    void a_cold_project_that_somebody_looks_at_becomes_hot() {
        sweeping.read(github(1).id(), Heat.COLD, now());

        sweeping.noticed(github(1).id(), now());
        clock.advance(Duration.ofSeconds(23));

        assertThat(taken()).isPresent();
    }

    @Test
    void what_was_never_read_waits_for_a_full_query_while_more_of_it_comes() {
        sweeping.want(github(1).id(), SweepDepth.ROWS);

        assertThat(sweeping.take(depth -> 2, true, now())).isEmpty();
        sweeping.want(github(2).id(), SweepDepth.ROWS);
        assertThat(sweeping.take(depth -> 2, true, now()))
                .contains(new Sweeping.Batch(List.of(github(1).id(), github(2).id()), SweepDepth.ROWS));

        sweeping.want(github(3).id(), SweepDepth.ROWS);
        assertThat(sweeping.take(depth -> 2, false, now()))
                .contains(new Sweeping.Batch(List.of(github(3).id()), SweepDepth.ROWS));
    }

    @Test
    void what_was_begun_together_does_not_come_together_again() {
        IntStream.range(0, 200).forEach(i -> sweeping.read(github(i).id(), Heat.COLD, now()));
        List<Integer> perMinute = new ArrayList<>();

        for (int minute = 0; minute < 13; minute++) {
            clock.advance(Duration.ofMinutes(1));
            perMinute.add(swept(now()).stream()
                    .mapToInt(batch -> batch.projects().size())
                    .sum());
        }

        assertThat(perMinute).allMatch(swept -> swept <= 60);
    }

    @Test
    void a_forgotten_project_leaves_nothing_behind() {
        sweeping.read(github(1).id(), Heat.HOT, now());
        sweeping.noticed(github(1).id(), now());
        sweeping.want(github(1).id(), SweepDepth.RECENT_BRANCHES);
        sweeping.want(github(1).id(), SweepDepth.ROWS);

        sweeping.forget(github(1).id());
        clock.advance(Duration.ofHours(2));

        assertThat(taken()).isEmpty();
        assertThat(sweeping.dueForReading(now())).isEmpty();
        assertThat(sweeping.dueForCount(now())).isEmpty();
    }

    @Test
    void when_a_limit_would_not_last_cold_projects_are_slowed_first_then_warm_ones_and_hot_ones_last() {
        List<Integer> slowed = new ArrayList<>();
        sweeping.read(github(1).id(), Heat.HOT, now());
        sweeping.read(github(2).id(), Heat.WARM, now());
        sweeping.read(github(3).id(), Heat.COLD, now());

        for (int step = 0; step < 6; step++) {
            slowdown.heed(List.of(budget(5_000)), now());
            slowed.add(sweeping.slowed());
            clock.advance(Duration.ofMinutes(2));
        }

        assertThat(slowed).isSorted().first().isEqualTo(1);
        assertThat(slowed).contains(2).last().isEqualTo(3);
    }

    @Test
    void when_there_is_room_again_no_turn_stays_far_away() {
        slowdown.heed(List.of(budget(5_000)), now());
        sweeping.read(github(1).id(), Heat.COLD, now());
        clock.advance(Duration.ofMinutes(2));

        boolean shorter = slowdown.heed(List.of(budget(100)), now());
        sweeping.hasten(now());
        clock.advance(Heat.COLD.sweepEvery());

        assertThat(shorter).isTrue();
        assertThat(taken()).isPresent();
    }

    private static Budget budget(long forecast) {
        return new Budget("graphql", 5_000, 100, 4_900, 1_000, forecast, null, null);
    }

    private Optional<Sweeping.Batch> taken() {
        return sweeping.take(depth -> MOST, false, now());
    }

    private List<SweepDepth> sweptFor(Duration time, Heat heat) {
        sweeping.read(github(1).id(), heat, now());
        List<SweepDepth> depths = new ArrayList<>();
        Instant end = now().plus(time);
        while (now().isBefore(end)) {
            clock.advance(Duration.ofSeconds(1));
            taken().ifPresent(batch -> {
                depths.add(batch.depth());
                batch.projects().forEach(project -> sweeping.swept(project, heat, now()));
            });
        }
        return depths;
    }

    private List<Sweeping.Batch> swept(Instant now) {
        List<Sweeping.Batch> batches = new ArrayList<>();
        for (var batch = sweeping.take(depth -> MOST, false, now);
                batch.isPresent();
                batch = sweeping.take(depth -> MOST, false, now)) {
            batches.add(batch.get());
        }
        return batches;
    }

    private Instant now() {
        return clock.instant();
    }
}
