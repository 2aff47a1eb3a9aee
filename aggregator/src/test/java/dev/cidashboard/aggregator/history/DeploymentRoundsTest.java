package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.ConnectorFactory;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.connector.Observations;
import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.ForgeListener;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.InstanceConfiguration;
import dev.cidashboard.configuration.Secret;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.world.Deployment;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.RunStatus;
import dev.cidashboard.simulator.world.WorldPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is asked for deployments when, of a forge that speaks GitHub's wire format and of one that speaks GitLab's. */
class DeploymentRoundsTest {

    private static final int PROJECTS = 12;

    private final SimulatedClock clock = SimulatedClock.started();
    private final ForgeSimulator simulator = ForgeSimulator.start(SimulatorOptions.defaults()
            .withPlan(WorldPlan.SMALL.withProjects(PROJECTS, 1).withMotion(0, 0))
            .withClock(clock));
    private final TestDatabase rows = TestDatabase.create();
    private final Database database = rows.open(clock);
    private final HistoryWriter writer = new HistoryWriter(database, Duration.ofDays(400), clock);
    private final Connectors connectors = connectors();
    private final WarmState state = state(writer);
    private DeploymentRounds rounds = rounds(state);
    /** Requests of the test itself. */
    private long heard;

    @BeforeEach
    void projects_are_known() {
        list(state);
        assertThat(writer.flushAll()).isTrue();
        simulator.counts().reset();
    }

    @AfterEach
    void nothing_runs_on() {
        simulator.close();
    }

    @Test
    void each_project_is_asked_once_and_never_more_than_five_a_minute() {
        long most = 0;
        for (int minute = 0; minute < 15; minute++) {
            long before = asked(Platform.GITHUB);
            rounds.tick();
            rounds.tick();
            most = Math.max(most, asked(Platform.GITHUB) - before);
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(most).isBetween(1L, 5L);
        assertThat(asked(Platform.GITHUB)).isEqualTo(PROJECTS);
        assertThat(asked(Platform.GITLAB)).isEqualTo(1);
        assertThat(rows.value("select count(*) from deployment_look where found"))
                .isEqualTo(deployed());
        assertThat(rows.rows("select distinct name from environment order by name"))
                .containsExactly(Map.of("name", "production"), Map.of("name", "staging"));
        assertThat(rows.value("select max(deployments) from (select count(*) as deployments from deployment"
                        + " group by project_id) p"))
                .isEqualTo((long) Connector.MOST_DEPLOYMENTS);
    }

    @Test
    void those_without_any_are_asked_once_a_day_and_the_others_every_six_hours() {
        askAll();
        long none = PROJECTS + 1 - deployed();

        rounds(Duration.ofHours(25), Duration.ofMinutes(1));

        assertThat(asked() - PROJECTS - 1).isEqualTo(4 * deployed() + none);
    }

    @Test
    void a_pipeline_that_ended_brings_the_next_look_but_not_sooner_than_five_minutes_after_the_last() {
        askAll();
        Project project = deployedProject();
        end(project, project.defaultBranch());
        clock.advance(Duration.ofMinutes(1));
        rounds.tick();
        long once = asked();
        end(project, project.defaultBranch());

        rounds(Duration.ofMinutes(4), Duration.ofMinutes(1));
        long soon = asked();
        rounds(Duration.ofMinutes(2), Duration.ofMinutes(1));

        assertThat(once).isEqualTo(PROJECTS + 2);
        assertThat(soon).isEqualTo(once);
        assertThat(asked()).isEqualTo(once + 1);
    }

    @Test
    void what_ends_on_another_branch_or_where_nothing_is_deployed_brings_none() {
        askAll();
        Project project = deployedProject();
        String other = simulator.world().read(() -> simulator.world().get(key(project)).branches().stream()
                .map(branch -> branch.name())
                .filter(name -> !name.equals(project.defaultBranch()))
                .findFirst()
                .orElseThrow());
        end(project, other);
        Project undeployed =
                projects().stream().filter(one -> !isDeployed(one)).findFirst().orElseThrow();
        end(undeployed, undeployed.defaultBranch());

        rounds(Duration.ofMinutes(30), Duration.ofMinutes(1));

        assertThat(asked()).isEqualTo(PROJECTS + 1);
    }

    @Test
    void a_restart_asks_for_nothing() {
        askAll();
        WarmState restarted = state(null);
        list(restarted);
        simulator.counts().reset();
        rounds = rounds(restarted);

        rounds(Duration.ofHours(5), Duration.ofMinutes(10));

        assertThat(asked()).isZero();
    }

    @Test
    void a_thousand_projects_are_not_asked_at_once() {
        rows.execute(
                "insert into project (instance, native_id, platform, path, name, first_seen_at)"
                        + " select 'github-main', 'x' || n, 'github', 'x/' || n, 'x', now() from generate_series(1, 1000) as n");

        rounds.tick();

        Object spread = rows.value("select extract(epoch from max(due_at) - min(due_at))::float8 / 3600"
                + " from deployment_look l join project j on j.id = l.project_id where j.instance = 'github-main'");
        assertThat((Double) spread).isBetween(8.0, 8.5);
        assertThat(asked(Platform.GITHUB)).isLessThanOrEqualTo(5);
    }

    @Test
    void what_nobody_lists_any_more_keeps_no_other_from_its_turn() {
        rows.execute("insert into project (instance, native_id, platform, path, name, first_seen_at)"
                + " select 'github-main', 'x' || n, 'github', 'x/' || n, 'x', now() from generate_series(1, 200) as n");

        rounds(Duration.ofHours(3), Duration.ofMinutes(1));

        assertThat(rows.value("select count(*) from deployment_look where looked_at is not null"))
                .isEqualTo(PROJECTS + 1L);
    }

    @Test
    void whom_a_platform_tells_of_none_is_asked_again_after_a_day() {
        simulator.faults().add(Fault.of(FaultKind.NOT_FOUND));
        askAll();
        simulator.faults().clear();

        rounds(Duration.ofHours(20), Duration.ofMinutes(10));

        assertThat(asked()).isEqualTo(PROJECTS + 1);
        assertThat(rows.value("select count(*) from deployment_look where found"))
                .isEqualTo(0L);
    }

    @Test
    void after_a_fault_it_is_asked_later() {
        simulator.faults().add(Fault.of(FaultKind.SERVER_ERROR).on(Platform.GITLAB));
        rounds(Duration.ofMinutes(14), Duration.ofMinutes(1));
        long failed = asked(Platform.GITLAB);
        simulator.faults().clear();

        rounds(Duration.ofMinutes(20), Duration.ofMinutes(1));

        assertThat(failed).isEqualTo(1);
        assertThat(asked(Platform.GITLAB)).isEqualTo(2);
        assertThat(rows.value("select count(*) from deployment d join project j on j.id = d.project_id"
                        + " where j.instance = 'gitlab-main'"))
                .isEqualTo((long) Connector.MOST_DEPLOYMENTS);
    }

    @Test
    void a_forge_that_silences_us_is_left_alone() {
        simulator.faults().add(Fault.of(FaultKind.PRIMARY_LIMIT).on(Platform.GITHUB));

        rounds(Duration.ofMinutes(10), Duration.ofMinutes(1));

        assertThat(asked(Platform.GITHUB)).isEqualTo(1);
    }

    @Test
    void what_is_older_than_the_retention_goes() throws Exception {
        askAll();
        Keeping keeping = new Keeping(Duration.ofDays(400));
        clock.advance(Duration.ofDays(500));

        new Retention(keeping).keepTidy(database, new Partitions(), clock.instant());

        assertThat(rows.value("select count(*) from deployment")).isEqualTo(0L);
        assertThat(rows.value("select count(*) from environment")).isEqualTo(0L);
    }

    private void askAll() {
        rounds(Duration.ofMinutes(15), Duration.ofMinutes(1));
        assertThat(asked()).isEqualTo(PROJECTS + 1);
    }

    private void rounds(Duration time, Duration step) {
        for (long left = time.dividedBy(step); left > 0; left--) {
            clock.advance(step);
            rounds.tick();
        }
    }

    private long asked() {
        return asked(Platform.GITHUB) + asked(Platform.GITLAB) - heard;
    }

    private long asked(Platform platform) {
        return simulator.counts().of(platform).requests();
    }

    private long deployed() {
        return projects().stream().filter(this::isDeployed).count();
    }

    private Project deployedProject() {
        return projects().stream().filter(this::isDeployed).findFirst().orElseThrow();
    }

    private boolean isDeployed(Project project) {
        return simulator.world().read(() -> !Deployment.of(simulator.world().get(key(project)))
                .isEmpty());
    }

    private List<Project> projects() {
        return connectors.all().stream()
                .flatMap(connector -> state.of(connector.instance()).stream())
                .map(ProjectState::project)
                .toList();
    }

    private static ProjectKey key(Project project) {
        Platform platform = Platform.valueOf(project.platform().name());
        return new ProjectKey(platform, Long.parseLong(project.id().nativeId()));
    }

    /** A run ends, and the history hears of it. */
    private void end(Project project, String branch) {
        long before = asked();
        clock.advance(Duration.ofSeconds(1));
        Pipeline run = simulator.world().startPipeline(key(project), branch, null);
        simulator.world().setPipeline(key(project), run.id(), RunStatus.RUNNING);
        simulator.world().finishPipeline(key(project), run.id(), RunStatus.SUCCESS);
        Connector connector = connectors.of(project.id().instance()).orElseThrow();
        var seen = Observations.value(
                        connector.pipeline(project, new PipelineId(String.valueOf(run.id())), Purpose.BACKGROUND))
                .orElseThrow();
        writer.changed(new Change.PipelineChanged(project, null, seen));
        assertThat(writer.flushAll()).isTrue();
        heard += asked() - before;
    }

    private DeploymentRounds rounds(WarmState known) {
        return new DeploymentRounds(database, connectors, known, Duration.ofDays(400), Runnable::run, clock);
    }

    private WarmState state(HistoryWriter listener) {
        return new WarmState(
                clock,
                new Freshness(Duration.ofMinutes(5), Duration.ofDays(1), Duration.ofMinutes(5)),
                listener == null ? List.of() : List.of(listener));
    }

    private void list(WarmState known) {
        connectors.all().forEach(connector -> {
            WarmState.Listing listing = known.listing(connector.instance());
            connector.projects(Purpose.BACKGROUND, listing::page);
        });
    }

    private Connectors connectors() {
        return new ConnectorFactory(ForgeSettings.DEFAULTS, ForgeListener.NONE, clock)
                .connectors(Configuration.defaults()
                        .withInstances(List.of(
                                new InstanceConfiguration(
                                        dev.cidashboard.configuration.Platform.GITHUB,
                                        "github-main",
                                        URI.create(simulator.githubUrl()),
                                        Secret.of(SimulatorOptions.GITHUB_TOKEN)),
                                new InstanceConfiguration(
                                        dev.cidashboard.configuration.Platform.GITLAB,
                                        "gitlab-main",
                                        URI.create(simulator.gitlabUrl()),
                                        Secret.of(SimulatorOptions.GITLAB_TOKEN)))));
    }
}
