package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.deployment.Deployment;
import dev.cidashboard.aggregator.deployment.DeploymentStatus;
import dev.cidashboard.aggregator.forge.Failure.Kind;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.World;
import dev.cidashboard.simulator.world.WorldPlan;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Comparator;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What every connector keeps to when it is asked for deployments. */
class DeploymentsContractTest {

    private static ForgeSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = ForgeSimulator.start(SimulatorOptions.defaults()
                .withPlan(WorldPlan.SMALL.withProjects(6, 6).withSize(2, 0, 200).withMotion(0, 0)));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void calm() {
        simulator.faults().clear();
        simulator.counts().reset();
        for (ForgeInTest forge : ForgeInTest.values()) {
            simulator.resetLimits(forge.simulated());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_newest_are_told_in_one_request(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = deployed(connector);
        simulator.counts().reset();

        List<Deployment> told = Observed.fresh(connector.deployments(project, Purpose.BACKGROUND));

        assertThat(simulator.counts().of(forge.simulated()).requests()).isEqualTo(1);
        assertThat(told)
                .hasSize(Connector.MOST_DEPLOYMENTS)
                .allSatisfy(one -> assertThat(one.committedAt()).isBefore(one.createdAt()))
                .allSatisfy(one -> assertThat(one.finishedAt() != null)
                        .isEqualTo(one.status().isOver()));
        assertThat(told).extracting(Deployment::environment).contains("production", "staging");
        assertThat(told)
                .extracting(Deployment::status)
                .contains(DeploymentStatus.SUCCESS, DeploymentStatus.FAILED)
                .doesNotContain(DeploymentStatus.UNKNOWN);
        assertThat(told)
                .extracting(one -> one.id().value(), Deployment::createdAt, Deployment::finishedAt)
                .containsExactlyElementsOf(truth(forge, project));
    }

    @ParameterizedTest
    @EnumSource
    void a_project_that_deploys_nothing_has_an_empty_list(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = projects(connector).stream()
                .filter(one -> Long.parseLong(one.id().nativeId()) % 3 == 1)
                .findFirst()
                .orElseThrow();

        assertThat(Observed.fresh(connector.deployments(project, Purpose.BACKGROUND)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_there_is_gone_and_no_trouble(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = deployed(connector);
        simulator.faults().add(Fault.of(FaultKind.NOT_FOUND).on(forge.simulated()));

        assertThat(connector.deployments(project, Purpose.BACKGROUND)).isInstanceOf(Observation.Gone.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_of_the_forge_is_told(ForgeInTest forge) {
        Connector connector = connector(forge);
        Project project = deployed(connector);
        simulator.faults().add(Fault.of(FaultKind.SERVER_ERROR).on(forge.simulated()));

        assertThat(Observed.failure(connector.deployments(project, Purpose.BACKGROUND))
                        .kind())
                .isEqualTo(Kind.SERVER_ERROR);
    }

    @Test
    void a_token_that_may_not_read_them_finds_none_at_github() {
        Connector connector = connector(ForgeInTest.GITHUB);
        Project project = deployed(connector);
        simulator.tokens().set(Platform.GITHUB, SimulatorOptions.GITHUB_TOKEN, Tokens.Access.RESTRICTED);
        try {
            assertThat(connector.deployments(project, Purpose.BACKGROUND)).isInstanceOf(Observation.Gone.class);
        } finally {
            simulator.tokens().set(Platform.GITHUB, SimulatorOptions.GITHUB_TOKEN, Tokens.Access.FULL);
        }
    }

    @Test
    void what_did_not_change_is_confirmed_by_gitlab() {
        Connector connector = connector(ForgeInTest.GITLAB);
        Project project = deployed(connector);
        List<Deployment> before = Observed.fresh(connector.deployments(project, Purpose.BACKGROUND));

        assertThat(connector.deployments(project, Purpose.BACKGROUND)).isEqualTo(new Observation.NotModified<>(before));
    }

    /** GitHub orders by their beginning, GitLab by their ids. */
    private static List<Tuple> truth(ForgeInTest forge, Project project) {
        World world = simulator.world();
        ProjectKey key =
                new ProjectKey(forge.simulated(), Long.parseLong(project.id().nativeId()));
        Comparator<dev.cidashboard.simulator.world.Deployment> order =
                switch (forge) {
                    case GITHUB ->
                        Comparator.comparing(dev.cidashboard.simulator.world.Deployment::createdAt)
                                .thenComparing(dev.cidashboard.simulator.world.Deployment::id);
                    case GITLAB -> Comparator.comparing(dev.cidashboard.simulator.world.Deployment::id);
                };
        return world.read(() -> dev.cidashboard.simulator.world.Deployment.of(world.get(key)).stream()
                .sorted(order.reversed())
                .limit(Connector.MOST_DEPLOYMENTS)
                .map(one -> tuple(Long.toString(one.id()), one.createdAt(), one.finishedAt()))
                .toList());
    }

    private static Connector connector(ForgeInTest forge) {
        return forge.connector(simulator, ForgeSettings.DEFAULTS);
    }

    private static List<Project> projects(Connector connector) {
        return Observed.fresh(connector.projects(Purpose.BACKGROUND, page -> {}));
    }

    private static Project deployed(Connector connector) {
        return projects(connector).stream()
                .filter(one -> Long.parseLong(one.id().nativeId()) % 3 != 1)
                .findFirst()
                .orElseThrow();
    }
}
