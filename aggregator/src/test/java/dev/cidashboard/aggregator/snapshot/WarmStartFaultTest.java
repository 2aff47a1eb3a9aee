package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.SnapshotPart;
import dev.cidashboard.aggregator.state.SnapshotRow;
import dev.cidashboard.configuration.WatchedRepository;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.world.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** A second life of the aggregator, where not all that the first one knew is there, or may be used. */
class WarmStartFaultTest {

    private final WarmForges forges = new WarmForges();

    @AfterEach
    void stop() {
        forges.close();
    }

    @Test
    void another_token_gets_the_values_and_no_etag_is_sent() {
        forges.firstLife();
        forges.simulator.tokens().set(Platform.GITHUB, "another-token", Tokens.Access.FULL);
        WarmProcess second =
                new WarmProcess(forges.simulator, forges.clock, forges.store, "another-token", List.of()).restored();
        assertThat(second.state.of(WarmProcess.GITHUB)).hasSize(WarmForges.PROJECTS);

        second.begun();

        assertThat(forges.simulator.counts().of(Platform.GITHUB).conditional()).isZero();
        assertThat(forges.simulator.counts().of(Platform.GITLAB).conditional()).isPositive();
    }

    @Test
    void a_value_that_was_lost_takes_its_etags_with_it() {
        forges.simulator.graphQl(false);
        WarmProcess first = forges.firstLife();
        ProjectState one = first.state.of(WarmProcess.GITLAB).getFirst();
        forges.store.rows.remove(new MemorySnapshots.Key("gitlab-main", one.id().nativeId(), SnapshotPart.PIPELINES));

        WarmProcess second = forges.process().restored();
        second.begun();

        assertThat(second.state.find(one.id()).orElseThrow().pipelines().value())
                .isEqualTo(one.pipelines().value());
        forges.holdsTheTruth(second);
    }

    @Test
    void what_the_whitelist_names_no_more_is_not_restored_and_is_forgotten_after_the_first_pass() {
        WarmProcess first = forges.firstLife();
        ProjectState wanted = first.state.of(WarmProcess.GITLAB).getFirst();
        WatchedRepository only = new WatchedRepository.ById(
                dev.cidashboard.configuration.Platform.GITLAB,
                Optional.empty(),
                Long.parseLong(wanted.id().nativeId()));

        WarmProcess second = new WarmProcess(
                        forges.simulator, forges.clock, forges.store, SimulatorOptions.GITHUB_TOKEN, List.of(only))
                .restored();

        assertThat(second.state.of(WarmProcess.GITLAB))
                .extracting(ProjectState::id)
                .containsExactly(wanted.id());
        second.begun();
        second.saver.save(false);
        assertThat(forges.store.projects(WarmProcess.GITLAB))
                .containsExactly(wanted.id().nativeId());
        assertThat(forges.store.projects(WarmProcess.GITHUB)).hasSize(WarmForges.PROJECTS);
    }

    @Test
    void a_spoilt_row_costs_its_project_and_nothing_else() {
        WarmProcess first = forges.firstLife();
        ProjectState cut = first.state.of(WarmProcess.GITHUB).getFirst();
        forges.store.spoil(cut.id(), SnapshotPart.PIPELINES, row -> Arrays.copyOf(row, row.length / 2));

        WarmProcess second = forges.process().restored();

        assertThat(second.state.of(WarmProcess.GITHUB)).hasSize(WarmForges.PROJECTS - 1);
        assertThat(second.state.of(WarmProcess.GITLAB)).hasSize(WarmForges.PROJECTS);
        assertThat(second.whole).containsExactly(WarmProcess.GITLAB);
        second.begun();
        forges.holdsTheTruth(second);
    }

    @Test
    void rows_of_another_version_are_not_read() {
        forges.firstLife();
        List.copyOf(forges.store.rows.values())
                .forEach(row -> forges.store.rows.computeIfPresent(
                        new MemorySnapshots.Key(row.instance().name(), row.project(), row.part()),
                        (key, known) -> new SnapshotRow(
                                known.instance(),
                                known.project(),
                                known.part(),
                                known.confirmedAt(),
                                known.changedAt(),
                                known.absent(),
                                ofTheNextVersion(known.value()))));

        WarmProcess second = forges.process().restored();

        assertThat(second.known()).isEmpty();
        second.begun();
        forges.holdsTheTruth(second);
    }

    @Test
    void a_process_that_was_killed_between_two_batches_leaves_projects_that_are_whole() {
        WarmProcess first = forges.process().restored().begun();
        forges.store.saves = 1;
        first.saver.save(false);
        forges.store.saves = Integer.MAX_VALUE;

        WarmProcess second = forges.process().restored();

        assertThat(second.known()).isNotEmpty().hasSizeLessThan(2 * WarmForges.PROJECTS);
        assertThat(first.known()).containsAllEntriesOf(second.known());
        assertThat(second.whole).isEmpty();
        assertThat(second.refresh.awaited()).isEmpty();
        second.begun();
        second.seconds(30);
        forges.holdsTheTruth(second);
    }

    @Test
    void a_store_that_is_away_makes_a_cold_start() {
        forges.store.away = true;

        WarmProcess first = forges.process().restored();
        first.begun();

        forges.holdsTheTruth(first);
        assertThat(first.saver.save(false)).isFalse();
        forges.store.away = false;
        assertThat(first.saver.save(false)).isTrue();
        assertThat(forges.process().restored().known()).isEqualTo(first.known());
    }

    @Test
    void readers_are_told_of_a_first_pass_only_where_not_all_is_known_from_before() {
        forges.firstLife();
        forges.store
                .rows
                .keySet()
                .removeIf(key ->
                        key.instance().equals("gitlab-main") && key.project().isEmpty());

        forges.simulator.faults().add(Fault.of(FaultKind.SERVER_ERROR));

        WarmProcess second = forges.process().restored().begun();

        assertThat(second.refresh.awaited()).isEmpty();
        assertThat(second.refresh.inFirstPass()).containsExactly(WarmProcess.GITLAB);
        assertThat(second.state.of(WarmProcess.GITHUB)).hasSize(WarmForges.PROJECTS);
    }

    private static byte[] ofTheNextVersion(byte[] row) {
        byte[] other = row.clone();
        other[0] = 2 * (SnapshotForm.VERSION + 1);
        return other;
    }
}
