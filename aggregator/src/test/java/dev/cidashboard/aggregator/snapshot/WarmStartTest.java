package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.SnapshotPart;
import dev.cidashboard.aggregator.state.SnapshotRow;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.configuration.WatchedRepository;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.Truth;
import dev.cidashboard.simulator.world.WorldPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** A second life of the aggregator, after a first one against forges that count what they are asked. */
class WarmStartTest {

    private static final int PROJECTS = 60;

    private final SimulatedClock clock = SimulatedClock.started();
    private final MemorySnapshots store = new MemorySnapshots();
    private ForgeSimulator simulator;

    @BeforeEach
    void start() {
        simulator = ForgeSimulator.start(SimulatorOptions.defaults()
                .withPlan(WorldPlan.SMALL.withProjects(PROJECTS, PROJECTS).withMotion(0, 0))
                .withClock(clock));
        simulator.warmUp();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void what_was_known_is_known_again_field_by_field_before_any_forge_is_asked() {
        WarmProcess first = firstLife();

        WarmProcess second = process().restored();

        assertThat(second.known()).isEqualTo(first.known());
        assertThat(second.whole).containsExactlyInAnyOrder(WarmProcess.GITHUB, WarmProcess.GITLAB);
        assertThat(second.changes).as("a restart is no news").isEmpty();
        assertThat(requests()).isZero();
    }

    @Test
    void answers_have_the_same_bytes_and_the_same_etags_as_before() {
        WarmProcess first = firstLife();
        var before = first.answers.projects(everything());
        ProjectState one = first.state.of(WarmProcess.GITLAB).getFirst();
        var detail = first.answers.detail(one);
        var pipelines = first.answers.pipelines(one);

        WarmProcess second = process().restored();

        ProjectState same = second.state.find(one.id()).orElseThrow();
        assertThat(second.answers.projects(everything()).body()).isEqualTo(before.body());
        assertThat(second.answers.projects(everything()).etag()).isEqualTo(before.etag());
        assertThat(second.answers.projects(everything()).confirmedAt()).isEqualTo(before.confirmedAt());
        assertThat(second.answers.detail(same)).usingRecursiveComparison().isEqualTo(detail);
        assertThat(second.answers.pipelines(same)).usingRecursiveComparison().isEqualTo(pipelines);
    }

    @Test
    void after_a_day_rows_say_how_old_they_are() {
        firstLife();
        clock.advance(Duration.ofHours(25));

        WarmProcess second = process().restored();

        assertThat(second.state.of(WarmProcess.GITHUB)).allSatisfy(project -> {
            assertThat(project.row().stale()).isTrue();
            assertThat(project.row().confirmedAt()).isBefore(clock.instant().minus(Duration.ofHours(24)));
            assertThat(project.row().asOf()).isEqualTo(clock.instant());
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_first_pass_lists_and_sweeps_and_reads_nothing_that_did_not_change(Platform platform) {
        firstLife();
        WarmProcess second = process().restored();

        second.begun();

        PlatformCounts asked = simulator.counts().of(platform);
        long gets = asked.requests() - asked.graphQl().requests();
        assertThat(gets)
                .as("the list, a look for activity, and what moves where no query shows it: %s", asked.endpoints())
                .isLessThanOrEqualTo(PROJECTS / 10);
        assertThat(asked.graphQl().requests()).isLessThanOrEqualTo(PROJECTS / 10);
        assertThat(asked.conditional()).isPositive();
        assertThat(asked.notModified()).isEqualTo(asked.conditional());
        assertThat(second.refresh
                        .health(WarmProcess.instance(platform))
                        .orElseThrow()
                        .lastPass()
                        .refreshed())
                .isEqualTo(PROJECTS);
        assertThat(second.changes).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void where_projects_are_read_one_by_one_nearly_all_is_confirmed(Platform platform) {
        simulator.graphQl(false);
        firstLife();
        WarmProcess second = process().restored();

        second.begun();

        PlatformCounts asked = simulator.counts().of(platform);
        long gets = asked.requests() - asked.graphQl().requests();
        assertThat(gets).isGreaterThan(3L * PROJECTS);
        assertThat(asked.notModified() * 100).isGreaterThanOrEqualTo(gets * 98);
        assertThat(second.changes).isEmpty();
    }

    @Test
    void what_changed_in_the_meantime_is_found_by_the_first_pass() {
        firstLife();
        ProjectKey pushed = lively(Platform.GITHUB, 0);
        ProjectKey renamed = lively(Platform.GITHUB, 1);
        ProjectKey merged = lively(Platform.GITLAB, 0);
        ProjectKey deleted = lively(Platform.GITLAB, 1);
        clock.advance(Duration.ofMinutes(3));
        String branch =
                simulator.world().read(() -> simulator.world().get(pushed).defaultBranch());
        simulator.world().pushCommit(pushed, branch, "While nobody looked");
        simulator.world().startPipeline(pushed, branch, null);
        simulator.world().rename(renamed, "moved/elsewhere");
        simulator.world().openMergeRequest(merged, mainBranch(merged), "Opened while nobody looked", false);
        simulator.world().delete(deleted);
        clock.advance(Duration.ofMinutes(1));
        WarmProcess second = process().restored();
        assertThat(second.find(Platform.GITLAB, deleted.id())).isNotNull();

        second.begun();
        second.seconds(90);

        holdsTheTruth(second);
        assertThat(second.changes).anyMatch(change -> change instanceof Change.ProjectGone);
        assertThat(store.projects(WarmProcess.GITLAB)).contains(Long.toString(deleted.id()));
        second.saver.save(false);
        assertThat(store.projects(WarmProcess.GITLAB)).doesNotContain(Long.toString(deleted.id()));
    }

    @Test
    void an_old_path_of_a_renamed_project_leads_to_it_also_after_two_restarts() {
        WarmProcess first = process().restored().begun();
        first.seconds(120);
        ProjectKey renamed = lively(Platform.GITHUB, 1);
        String before = first.find(Platform.GITHUB, renamed.id()).row().path();
        simulator.world().rename(renamed, "moved/elsewhere");
        first.seconds(400);
        assertThat(first.state.find(before)).isPresent();
        first.end();
        process().restored().end();

        WarmProcess third = process().restored();

        assertThat(third.state.find("github-main:" + before))
                .map(project -> project.row().path())
                .hasValue("moved/elsewhere");
        assertThat(third.state.find("moved/elsewhere")).isEqualTo(third.state.find(before));
    }

    @Test
    void another_token_gets_the_values_and_no_etag_is_sent() {
        firstLife();
        simulator.tokens().set(Platform.GITHUB, "another-token", Tokens.Access.FULL);
        WarmProcess second = new WarmProcess(simulator, clock, store, "another-token", List.of()).restored();
        assertThat(second.state.of(WarmProcess.GITHUB)).hasSize(PROJECTS);

        second.begun();

        assertThat(simulator.counts().of(Platform.GITHUB).conditional()).isZero();
        assertThat(simulator.counts().of(Platform.GITLAB).conditional()).isPositive();
    }

    @Test
    void a_value_that_was_lost_takes_its_etags_with_it() {
        simulator.graphQl(false);
        WarmProcess first = firstLife();
        ProjectState one = first.state.of(WarmProcess.GITLAB).getFirst();
        store.rows.remove(new MemorySnapshots.Key("gitlab-main", one.id().nativeId(), SnapshotPart.PIPELINES));

        WarmProcess second = process().restored();
        second.begun();

        assertThat(second.state.find(one.id()).orElseThrow().pipelines().value())
                .isEqualTo(one.pipelines().value());
        holdsTheTruth(second);
    }

    @Test
    void what_the_whitelist_names_no_more_is_not_restored_and_is_forgotten_after_the_first_pass() {
        WarmProcess first = firstLife();
        ProjectState wanted = first.state.of(WarmProcess.GITLAB).getFirst();
        WatchedRepository only = new WatchedRepository.ById(
                dev.cidashboard.configuration.Platform.GITLAB,
                Optional.empty(),
                Long.parseLong(wanted.id().nativeId()));

        WarmProcess second =
                new WarmProcess(simulator, clock, store, SimulatorOptions.GITHUB_TOKEN, List.of(only)).restored();

        assertThat(second.state.of(WarmProcess.GITLAB))
                .extracting(ProjectState::id)
                .containsExactly(wanted.id());
        second.begun();
        second.saver.save(false);
        assertThat(store.projects(WarmProcess.GITLAB))
                .containsExactly(wanted.id().nativeId());
        assertThat(store.projects(WarmProcess.GITHUB)).hasSize(PROJECTS);
    }

    @Test
    void a_spoilt_row_costs_its_project_and_nothing_else() {
        WarmProcess first = firstLife();
        ProjectState cut = first.state.of(WarmProcess.GITHUB).getFirst();
        store.spoil(cut.id(), SnapshotPart.PIPELINES, row -> Arrays.copyOf(row, row.length / 2));

        WarmProcess second = process().restored();

        assertThat(second.state.of(WarmProcess.GITHUB)).hasSize(PROJECTS - 1);
        assertThat(second.state.of(WarmProcess.GITLAB)).hasSize(PROJECTS);
        assertThat(second.whole).containsExactly(WarmProcess.GITLAB);
        second.begun();
        holdsTheTruth(second);
    }

    @Test
    void rows_of_another_version_are_not_read() {
        firstLife();
        List.copyOf(store.rows.values())
                .forEach(row -> store.rows.computeIfPresent(
                        new MemorySnapshots.Key(row.instance().name(), row.project(), row.part()),
                        (key, known) -> new SnapshotRow(
                                known.instance(),
                                known.project(),
                                known.part(),
                                known.confirmedAt(),
                                known.changedAt(),
                                known.absent(),
                                ofTheNextVersion(known.value()))));

        WarmProcess second = process().restored();

        assertThat(second.known()).isEmpty();
        second.begun();
        holdsTheTruth(second);
    }

    @Test
    void a_process_that_was_killed_between_two_batches_leaves_projects_that_are_whole() {
        WarmProcess first = process().restored().begun();
        store.saves = 1;
        first.saver.save(false);
        store.saves = Integer.MAX_VALUE;

        WarmProcess second = process().restored();

        assertThat(second.known()).isNotEmpty().hasSizeLessThan(2 * PROJECTS);
        assertThat(first.known()).containsAllEntriesOf(second.known());
        assertThat(second.whole).isEmpty();
        assertThat(second.refresh.awaited()).isEmpty();
        second.begun();
        second.seconds(30);
        holdsTheTruth(second);
    }

    @Test
    void a_store_that_is_away_makes_a_cold_start() {
        store.away = true;

        WarmProcess first = process().restored();
        first.begun();

        holdsTheTruth(first);
        assertThat(first.saver.save(false)).isFalse();
        store.away = false;
        assertThat(first.saver.save(false)).isTrue();
        assertThat(process().restored().known()).isEqualTo(first.known());
    }

    @Test
    void readers_are_told_of_a_first_pass_only_where_not_all_is_known_from_before() {
        firstLife();
        store.rows
                .keySet()
                .removeIf(key ->
                        key.instance().equals("gitlab-main") && key.project().isEmpty());

        simulator.faults().add(Fault.of(FaultKind.SERVER_ERROR));

        WarmProcess second = process().restored().begun();

        assertThat(second.refresh.awaited()).isEmpty();
        assertThat(second.refresh.inFirstPass()).containsExactly(WarmProcess.GITLAB);
        assertThat(second.state.of(WarmProcess.GITHUB)).hasSize(PROJECTS);
    }

    @Test
    void a_listener_that_wants_it_is_told_all_pipelines_once() {
        WarmProcess first = firstLife();
        WarmProcess second = process().restored();
        List<Change> told = new ArrayList<>();

        second.state.retell(told::add);

        long pipelines = first.known().values().stream()
                .mapToLong(project -> project.pipelines().value().size())
                .sum();
        assertThat(told)
                .filteredOn(change -> change instanceof Change.ProjectAppeared)
                .hasSize(2 * PROJECTS);
        assertThat(told)
                .filteredOn(change -> change instanceof Change.PipelineChanged)
                .hasSize((int) pipelines);
    }

    private static byte[] ofTheNextVersion(byte[] row) {
        byte[] other = row.clone();
        other[0] = 2 * (SnapshotForm.VERSION + 1);
        return other;
    }

    private WarmProcess process() {
        return new WarmProcess(simulator, clock, store);
    }

    /** All was read, saved, and the process ended; from now on requests count. */
    private WarmProcess firstLife() {
        WarmProcess first = process().restored().begun();
        first.seconds(120);
        first.end();
        simulator.counts().reset();
        return first;
    }

    private long requests() {
        return simulator.counts().of(Platform.GITHUB).requests()
                + simulator.counts().of(Platform.GITLAB).requests();
    }

    private static ProjectsQuery everything() {
        return ProjectsQuery.parse(null, null, null, null, null, null, null, "100");
    }

    private ProjectKey lively(Platform platform, int which) {
        return simulator.world().keys(platform).stream()
                .filter(key -> simulator
                        .world()
                        .read(() -> !simulator.world().get(key).archived()
                                && simulator.world().get(key).head().isPresent()
                                && !simulator.world().get(key).pipelines().isEmpty()))
                .skip(which)
                .findFirst()
                .orElseThrow();
    }

    private String mainBranch(ProjectKey key) {
        return simulator.world().read(() -> simulator.world().get(key).defaultBranch());
    }

    private void holdsTheTruth(WarmProcess process) {
        for (Platform platform : Platform.values()) {
            List<Truth> truths = simulator.world().truths(platform);
            InstanceId instance = WarmProcess.instance(platform);
            assertThat(process.state.of(instance)).hasSameSizeAs(truths);
            for (Truth truth : truths) {
                ProjectState known = process.find(platform, truth.nativeId());
                assertThat(List.of(
                                known.row().path(),
                                known.row().status().word(),
                                known.row().branchCount(),
                                known.row().openMergeRequests(),
                                known.row().stale()))
                        .as(known.id().toString())
                        .isEqualTo(List.of(
                                truth.path(), truth.status(), truth.branchCount(), truth.openMergeRequests(), false));
            }
        }
    }
}
