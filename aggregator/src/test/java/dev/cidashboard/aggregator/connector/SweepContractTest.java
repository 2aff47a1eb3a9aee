package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.Failure.Kind;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.Verdict;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.world.Truth;
import dev.cidashboard.simulator.world.WorldPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What each connector that can be asked about many projects at once keeps, against the simulator's GraphQL. */
class SweepContractTest {

    private static final int PROJECTS = 60;
    private static final ForgeSettings SETTINGS = ForgeSettings.DEFAULTS.withBreaker(50, Duration.ofMillis(300));

    private static ForgeSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = ForgeSimulator.start(
                SimulatorOptions.defaults().withPlan(WorldPlan.SMALL.withProjects(PROJECTS, PROJECTS)));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void calm() {
        simulator.faults().clear();
        simulator.graphQl(true);
        for (ForgeInTest forge : ForgeInTest.values()) {
            simulator.resetLimits(forge.simulated());
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_tells_of_every_project_what_the_forge_holds(ForgeInTest forge) {
        Connector connector = connector(forge);
        Map<Long, Truth> truths = truths(forge);

        Map<ProjectId, Glimpse> glimpses = sweptAll(connector, projects(connector));

        assertThat(glimpses).hasSize(PROJECTS);
        glimpses.forEach((id, glimpse) -> compare(glimpse, truths.get(Long.parseLong(id.nativeId()))));
    }

    @ParameterizedTest
    @EnumSource
    void the_runs_that_it_names_are_those_of_a_detailed_reading(ForgeInTest forge) {
        Connector connector = connector(forge);
        List<Project> projects = projects(connector).subList(0, 20);

        Map<ProjectId, Glimpse> glimpses = sweptAll(connector, projects);

        for (Project project : projects) {
            Glimpse glimpse = glimpses.get(project.id());
            for (Glimpse.Run run : glimpse.runs()) {
                Pipeline same = Observed.fresh(connector.pipeline(project, run.id(), Purpose.BACKGROUND));
                assertThat(run).isEqualTo(new Glimpse.Run(same.id(), same.status(), same.updatedAt()));
            }
            for (Pipeline pipeline : recent(glimpse)) {
                Pipeline same = Observed.fresh(connector.pipeline(project, pipeline.id(), Purpose.BACKGROUND));
                assertThat(pipeline).isEqualTo(same);
            }
        }
        assertThat(glimpses.values()).anySatisfy(glimpse -> assertThat(
                        glimpse.runs().size() + recent(glimpse).size())
                .isPositive());
    }

    @ParameterizedTest
    @EnumSource
    void of_projects_that_were_never_read_it_also_counts_the_drafts(ForgeInTest forge) {
        Connector connector = connector(forge);
        Map<Long, Truth> truths = truths(forge);

        Map<ProjectId, Glimpse> glimpses = sweptAll(connector, projects(connector), SweepDepth.ROWS);

        assertThat(glimpses).hasSize(PROJECTS).allSatisfy((id, glimpse) -> {
            Truth truth = truths.get(Long.parseLong(id.nativeId()));
            assertThat(glimpse.openMergeRequests()).isEqualTo(truth.openMergeRequests());
            assertThat(glimpse.drafts()).isEqualTo(truth.draftMergeRequests());
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_history_of_a_default_branch_tells_its_verdict_where_the_platform_has_that_query(ForgeInTest forge) {
        Connector connector = connector(forge);
        if (connector.mostInASweep(SweepDepth.HISTORY) == 0) {
            return;
        }
        List<Project> projects = projects(connector);
        Map<Long, Truth> truths = truths(forge);

        Map<ProjectId, Glimpse> glimpses = sweptAll(connector, projects, SweepDepth.HISTORY);

        assertThat(glimpses).hasSize(PROJECTS);
        for (Project project : projects) {
            List<Pipeline> ran = recent(glimpses.get(project.id()));
            Truth truth = truths.get(Long.parseLong(project.id().nativeId()));
            assertThat(ran).allMatch(run -> project.defaultBranch().equals(run.ref()) && !run.detailed());
            assertThat(Verdict.of(project.defaultBranch(), ran).status().word())
                    .as(project.path())
                    .isEqualTo(truth.status());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_that_happened_is_an_equal_glimpse(ForgeInTest forge) {
        Connector connector = connector(forge);
        List<Project> projects = projects(connector);

        Map<ProjectId, Glimpse> before = sweptAll(connector, projects);

        assertThat(sweptAll(connector, projects)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void a_project_that_is_unknown_is_left_untold_beside_the_others(ForgeInTest forge) {
        Connector connector = connector(forge);
        List<Project> some = projects(connector).subList(0, 3);
        Project deleted = renumbered(some.getFirst(), "99999999");

        Sweep sweep = connector.sweep(
                List.of(some.get(1), deleted, some.get(2)), SweepDepth.RECENT_BRANCHES, Purpose.BACKGROUND);

        assertThat(sweep).isInstanceOfSatisfying(Sweep.Told.class, told -> {
            assertThat(told.glimpses())
                    .containsOnlyKeys(some.get(1).id(), some.get(2).id());
            assertThat(told.untold()).containsExactly(deleted.id());
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_server_without_graphql_refuses(ForgeInTest forge) {
        Connector connector = connector(forge);
        List<Project> some = projects(connector).subList(0, 3);
        simulator.graphQl(false);

        assertThat(connector.sweep(some, SweepDepth.RECENT_BRANCHES, Purpose.BACKGROUND))
                .isInstanceOf(Sweep.Refused.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_token_without_the_scope_is_refused(ForgeInTest forge) {
        Connector connector = connector(forge);
        List<Project> some = projects(connector).subList(0, 3);
        play(forge, FaultKind.INSUFFICIENT_SCOPE);

        assertThat(connector.sweep(some, SweepDepth.RECENT_BRANCHES, Purpose.BACKGROUND))
                .isInstanceOfSatisfying(
                        Sweep.Refused.class,
                        refused -> assertThat(refused.why().kind()).isIn(Kind.FORBIDDEN, Kind.UNAUTHORIZED));
    }

    @ParameterizedTest
    @EnumSource
    void after_a_query_that_took_too_long_fewer_are_asked_about_and_then_more_again(ForgeInTest forge) {
        Connector connector = connector(forge);
        List<Project> some = projects(connector).subList(0, 3);
        int most = connector.mostInASweep(SweepDepth.DEFAULT_BRANCH);
        play(forge, FaultKind.BAD_GATEWAY);

        Sweep failed = connector.sweep(some, SweepDepth.RECENT_BRANCHES, Purpose.BACKGROUND);
        int halved = connector.mostInASweep(SweepDepth.DEFAULT_BRANCH);
        simulator.faults().clear();
        connector.sweep(some, SweepDepth.RECENT_BRANCHES, Purpose.BACKGROUND);

        assertThat(failed).isInstanceOf(Sweep.Failed.class);
        assertThat(halved).isEqualTo(most / 2);
        assertThat(connector.mostInASweep(SweepDepth.DEFAULT_BRANCH))
                .isGreaterThan(halved)
                .isLessThan(most);
    }

    @ParameterizedTest
    @EnumSource
    void one_that_is_asked_too_often_is_limited_and_no_reason_to_give_up(ForgeInTest forge) {
        Connector connector = connector(forge);
        List<Project> some = projects(connector).subList(0, 3);
        play(forge, FaultKind.SECONDARY_LIMIT);

        assertThat(connector.sweep(some, SweepDepth.RECENT_BRANCHES, Purpose.BACKGROUND))
                .isInstanceOfSatisfying(
                        Sweep.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(Kind.RATE_LIMITED));
    }

    private static List<Pipeline> recent(Glimpse glimpse) {
        return glimpse.recent() == null ? List.of() : glimpse.recent().listed();
    }

    private static void compare(Glimpse glimpse, Truth truth) {
        if (truth.lastCommit() == null) {
            assertThat(glimpse.head()).isNull();
        } else {
            assertThat(glimpse.head().sha()).isEqualTo(truth.lastCommit().sha());
            assertThat(glimpse.head().author()).isEqualTo(truth.lastCommit().author());
            assertThat(glimpse.head().message()).isEqualTo(truth.lastCommit().message());
            assertThat(glimpse.head().at()).isEqualTo(truth.lastCommit().at());
        }
        assertThat(glimpse.openMergeRequests()).isEqualTo(truth.openMergeRequests());
        assertThat(Optional.ofNullable(glimpse.branches()).orElse(truth.branchCount()))
                .isEqualTo(truth.branchCount());
    }

    private static Map<Long, Truth> truths(ForgeInTest forge) {
        return simulator.world().truths(forge.simulated()).stream()
                .collect(Collectors.toMap(Truth::nativeId, Function.identity()));
    }

    private static Map<ProjectId, Glimpse> sweptAll(Connector connector, List<Project> projects) {
        return sweptAll(connector, projects, SweepDepth.RECENT_BRANCHES);
    }

    private static Map<ProjectId, Glimpse> sweptAll(Connector connector, List<Project> projects, SweepDepth depth) {
        Map<ProjectId, Glimpse> all = new HashMap<>();
        int size = connector.mostInASweep(depth);
        for (int from = 0; from < projects.size(); from += size) {
            List<Project> some = projects.subList(from, Math.min(projects.size(), from + size));
            switch (connector.sweep(some, depth, Purpose.BACKGROUND)) {
                case Sweep.Told told -> all.putAll(told.glimpses());
                case Sweep.Refused refused -> throw new AssertionError("refused: " + refused.why());
                case Sweep.Failed failed -> throw new AssertionError("failed: " + failed.failure());
            }
        }
        return all;
    }

    private static Project renumbered(Project project, String number) {
        String globalId = project.globalId().startsWith("gid:")
                ? project.globalId().replaceAll("[0-9]+$", number)
                : "R_kgDOnothing";
        return new Project(
                new ProjectId(project.id().instance(), number),
                project.platform(),
                "nobody/nothing",
                "nothing",
                null,
                project.visibility(),
                null,
                null,
                "main",
                null,
                false,
                globalId);
    }

    private static List<Project> projects(Connector connector) {
        return Observed.fresh(connector.projects(Purpose.BACKGROUND, page -> {}));
    }

    private static Connector connector(ForgeInTest forge) {
        return forge.connector(simulator, SETTINGS);
    }

    private static void play(ForgeInTest forge, FaultKind kind) {
        simulator.faults().add(Fault.of(kind).on(forge.simulated()));
    }
}
