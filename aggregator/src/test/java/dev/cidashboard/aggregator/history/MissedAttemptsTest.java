package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.ConnectorFactory;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.connector.Observations;
import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Budget;
import dev.cidashboard.aggregator.forge.ForgeListener;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.InstanceConfiguration;
import dev.cidashboard.configuration.Secret;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
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

/** Re-runs that nobody saw are read from a forge that speaks GitHub's wire format. */
class MissedAttemptsTest {

    private final SimulatedClock clock = SimulatedClock.started();
    private final ForgeSimulator simulator = ForgeSimulator.start(SimulatorOptions.defaults()
            .withPlan(WorldPlan.SMALL.withProjects(1, 0).withMotion(0, 0))
            .withClock(clock));
    private final ProjectKey key = simulator.world().keys(Platform.GITHUB).getFirst();
    private final TestDatabase rows = TestDatabase.create();
    private final Database database = rows.open(clock);
    private final HistoryWriter writer = new HistoryWriter(database, Duration.ofDays(400), clock);
    private final Connectors connectors = connectors();
    private final WarmState state = new WarmState(
            clock, new Freshness(Duration.ofMinutes(5), Duration.ofDays(1), Duration.ofMinutes(5)), List.of());
    private final MissedAttempts missed = new MissedAttempts(database, connectors, state, Runnable::run, clock);
    private Project project;

    @BeforeEach
    void a_project_is_known() {
        Connector github = connectors.all().iterator().next();
        WarmState.Listing listing = state.listing(github.instance());
        github.projects(Purpose.BACKGROUND, listing::page);
        project = state.of(github.instance()).getFirst().project();
    }

    @AfterEach
    void nothing_runs_on() {
        simulator.close();
    }

    @Test
    void an_attempt_that_came_and_went_between_two_looks_is_read() {
        Pipeline run = simulator.world().startPipeline(key, project.defaultBranch(), null);
        end(run, RunStatus.FAILED);
        see(run);
        simulator.world().rerun(key, run.id());
        end(run, RunStatus.CANCELLED);
        simulator.world().rerun(key, run.id());
        end(run, RunStatus.SUCCESS);
        see(run);

        missed.tick();

        assertThat(rows.rows("select attempt, status from pipeline_attempt order by attempt"))
                .containsExactly(Map.of("attempt", 1, "status", "failed"), Map.of("attempt", 2, "status", "cancelled"));
        assertThat(rows.rows("select attempt, status from pipeline"))
                .containsExactly(Map.of("attempt", 3, "status", "success"));
    }

    @Test
    void what_was_read_is_not_asked_for_again() {
        Pipeline run = simulator.world().startPipeline(key, project.defaultBranch(), null);
        end(run, RunStatus.FAILED);
        simulator.world().rerun(key, run.id());
        see(run);
        missed.tick();
        long left = left();

        clock.advance(Duration.ofMinutes(2));
        missed.tick();

        assertThat(left()).isEqualTo(left);
        assertThat(rows.value("select count(*) from pipeline_attempt")).isEqualTo(1L);
    }

    private long left() {
        return connectors.all().iterator().next().budgets().stream()
                .mapToLong(Budget::remaining)
                .sum();
    }

    private void end(Pipeline run, RunStatus how) {
        clock.advance(Duration.ofMinutes(1));
        simulator.world().setPipeline(key, run.id(), RunStatus.RUNNING);
        clock.advance(Duration.ofMinutes(1));
        simulator.world().finishPipeline(key, run.id(), how);
    }

    private void see(Pipeline run) {
        Connector github = connectors.all().iterator().next();
        var seen = Observations.value(
                        github.pipeline(project, new PipelineId(String.valueOf(run.id())), Purpose.BACKGROUND))
                .orElseThrow();
        writer.changed(new Change.PipelineChanged(project, null, seen));
        assertThat(writer.flushAll()).isTrue();
    }

    private Connectors connectors() {
        InstanceConfiguration instance = new InstanceConfiguration(
                dev.cidashboard.configuration.Platform.GITHUB,
                "github-main",
                URI.create(simulator.githubUrl()),
                Secret.of(SimulatorOptions.GITHUB_TOKEN));
        return new ConnectorFactory(ForgeSettings.DEFAULTS, ForgeListener.NONE, clock)
                .connectors(Configuration.defaults().withInstances(List.of(instance)));
    }
}
