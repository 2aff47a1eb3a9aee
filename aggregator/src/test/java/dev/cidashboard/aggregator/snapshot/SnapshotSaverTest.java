package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.fixture.Runs;
import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Words;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.ProjectSnapshot;
import dev.cidashboard.aggregator.state.Sighting;
import dev.cidashboard.aggregator.state.SnapshotPart;
import dev.cidashboard.aggregator.state.SnapshotRow;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static dev.cidashboard.aggregator.fixture.Samples.branch;
import static dev.cidashboard.aggregator.fixture.Samples.branches;
import static dev.cidashboard.aggregator.fixture.Samples.commit;
import static dev.cidashboard.aggregator.fixture.Samples.fresh;
import static org.assertj.core.api.Assertions.assertThat;

/** What of state is saved when. */
class SnapshotSaverTest {

    private static final Duration TTL = Duration.ofMinutes(5);
    private static final Project ONE = Samples.github(1);

    private final SimulatedClock clock = SimulatedClock.started();
    private final ForgeSimulator simulator =
            ForgeSimulator.start(SimulatorOptions.defaults().withProjects(1, 1).withClock(clock));
    private final MemorySnapshots store = new MemorySnapshots();
    private final Connectors connectors = new WarmProcess(simulator, clock, store).connectors;
    private final WarmState state = new WarmState(clock, new Freshness(TTL, Duration.ofHours(24), TTL), List.of());
    private boolean listed;
    private final SnapshotSaver saver = new Snapshots(
                    connectors, state, store, new Words(), clock, instance -> listed, Snapshots.Patience.USUAL)
            .saver();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_new_project_is_saved_whole_and_in_one_transaction() {
        known(ONE);

        saver.save(false);

        assertThat(store.saved.getFirst())
                .extracting(SnapshotRow::part)
                .contains(SnapshotPart.PROJECT, SnapshotPart.MEMORY)
                .containsAll(ProjectSnapshot.FACETS);
    }

    @Test
    void others_are_forgotten_after_thirty_days_which_is_looked_after_once_a_day() {
        saver.save(false);
        clock.advance(Duration.ofHours(23));
        saver.save(false);
        int onTheFirstDay = store.forgettings.size();
        clock.advance(Duration.ofHours(1));

        saver.save(false);

        assertThat(onTheFirstDay).isOne();
        assertThat(store.forgettings)
                .hasSize(2)
                .last()
                .isEqualTo(clock.instant().minus(Duration.ofDays(30)));
    }

    @Test
    void it_counts_what_it_saved_and_how_long_that_is_ago() {
        known(ONE);
        saver.save(false);
        SnapshotHealth saved = saver.health();
        store.away = true;
        clock.advance(Duration.ofMinutes(1));
        known(Samples.github(2));

        saver.save(false);

        assertThat(saved.saves()).isEqualTo(store.saved.size());
        assertThat(saved.rows())
                .isEqualTo(store.saved.stream().mapToInt(List::size).sum());
        assertThat(saved.bytes())
                .isEqualTo(store.rows.values().stream()
                        .mapToLong(row -> row.value().length)
                        .sum());
        assertThat(saved.failures()).isZero();
        assertThat(saved.sinceSuccess()).isZero();
        assertThat(saver.health().failures()).isOne();
        assertThat(saver.health().saves()).isEqualTo(saved.saves());
        assertThat(saver.health().sinceSuccess()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void what_did_not_change_is_not_saved_again() {
        known(ONE);
        saver.save(false);
        store.saved.clear();
        clock.advance(Duration.ofMinutes(10));

        saver.save(false);

        assertThat(store.saved).isEmpty();
    }

    @Test
    void of_a_change_only_the_part_that_changed_is_saved_with_what_refers_to_it() {
        known(ONE);
        saver.save(false);
        store.saved.clear();
        clock.advance(Duration.ofSeconds(5));
        state.apply(
                ONE.id(),
                new Sighting.OfBranches(fresh(branches(branch("main", commit("abc")), branch("next", commit("def"))))));

        saver.save(false);

        assertThat(store.saved).hasSize(1);
        assertThat(store.saved.getFirst())
                .extracting(SnapshotRow::part)
                .containsExactlyInAnyOrder(SnapshotPart.BRANCHES, SnapshotPart.PROJECT, SnapshotPart.MEMORY);
    }

    @Test
    void what_was_only_confirmed_is_saved_as_a_time_and_once_a_minute() {
        known(ONE);
        saver.save(false);
        store.saved.clear();
        clock.advance(Duration.ofSeconds(30));
        confirm(ONE);

        saver.save(false);
        assertThat(store.saved).isEmpty();

        clock.advance(Duration.ofSeconds(30));
        saver.save(false);

        assertThat(store.saved).hasSize(1);
        assertThat(store.saved.getFirst())
                .allSatisfy(row -> assertThat(row.value()).isNull());
        assertThat(store.saved.getFirst())
                .extracting(SnapshotRow::confirmedAt)
                .containsOnly(clock.instant().minusSeconds(30));
    }

    @Test
    void at_the_end_everything_is_saved_whether_it_is_time_for_it_or_not() {
        known(ONE);
        saver.save(false);
        clock.advance(Duration.ofSeconds(1));
        confirm(ONE);

        saver.save(true);

        assertThat(store.rows.values())
                .filteredOn(row -> row.part() == SnapshotPart.PIPELINES)
                .extracting(SnapshotRow::confirmedAt)
                .containsExactly(clock.instant());
    }

    @Test
    void a_store_that_was_away_gets_all_that_changed_meanwhile_and_only_once() {
        known(ONE);
        store.away = true;
        assertThat(saver.save(false)).isFalse();
        for (int number = 2; number < 20; number++) {
            clock.advance(Duration.ofMinutes(1));
            pipelines(ONE, number);
            saver.save(false);
        }
        store.away = false;

        assertThat(saver.save(false)).isTrue();

        assertThat(store.saved.getFirst()).hasSize(ProjectSnapshot.FACETS.size() + 2);
        assertThat(store.saved)
                .filteredOn(rows -> rows.stream().anyMatch(row -> row.part() == SnapshotPart.PROJECT))
                .hasSize(1);
    }

    @Test
    void batches_are_bounded() {
        Project[] many = IntStream.rangeClosed(1, 250).mapToObj(Samples::github).toArray(Project[]::new);
        known(many);

        saver.save(false);

        List<Integer> projects = new ArrayList<>();
        store.saved.forEach(rows -> projects.add((int)
                rows.stream().filter(row -> row.part() == SnapshotPart.PROJECT).count()));
        assertThat(projects).startsWith(100, 100, 50);
    }

    @Test
    void a_project_that_is_gone_is_forgotten() {
        known(ONE, Samples.github(2));
        saver.save(false);
        WarmState.Listing listing = state.listing(Samples.GITHUB);
        listing.page(List.of(ONE));
        listing.finished();

        saver.save(false);

        assertThat(store.projects(Samples.GITHUB)).containsExactly("1");
    }

    @Test
    void what_an_earlier_process_left_is_let_go_once_all_is_listed() {
        known(ONE, Samples.github(2));
        saver.save(false);
        WarmState empty = new WarmState(clock, new Freshness(TTL, Duration.ofHours(24), TTL), List.of());
        SnapshotSaver other = new Snapshots(
                        connectors, empty, store, new Words(), clock, instance -> listed, Snapshots.Patience.USUAL)
                .saver();
        empty.listing(Samples.GITHUB).page(List.of(ONE));

        other.save(false);
        assertThat(store.projects(Samples.GITHUB)).hasSize(2);
        listed = true;
        other.save(false);

        assertThat(store.projects(Samples.GITHUB)).containsExactly("1");
    }

    private void known(Project... projects) {
        state.listing(projects[0].id().instance()).page(List.of(projects));
        for (Project project : projects) {
            confirm(project);
            state.apply(project.id(), new Sighting.OfBranches(fresh(branches(branch("main", commit("abc"))))));
            state.apply(project.id(), new Sighting.OfMergeRequests(fresh(List.of())));
        }
    }

    private void confirm(Project project) {
        pipelines(project, 1);
    }

    private void pipelines(Project project, int number) {
        Observation<RecentPipelines> seen =
                fresh(RecentPipelines.all(List.of(Runs.run(number).pipeline())));
        state.apply(project.id(), new Sighting.OfPipelines(seen));
    }
}
