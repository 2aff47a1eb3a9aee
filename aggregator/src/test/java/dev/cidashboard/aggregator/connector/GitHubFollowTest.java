package dev.cidashboard.aggregator.connector;

import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.Status;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.RunStatus;
import dev.cidashboard.simulator.world.World;
import dev.cidashboard.simulator.world.WorldPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A run whose commit is no branch's last one any more is seen by sweeps all the same. */
class GitHubFollowTest {

    private static ForgeSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = ForgeSimulator.start(SimulatorOptions.defaults().withPlan(WorldPlan.SMALL.withProjects(3, 1)));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void a_run_that_somebody_starts_again_on_an_older_commit_is_told() {
        World world = simulator.world();
        ProjectKey key = world.keys(Platform.GITHUB).getFirst();
        String branch = world.get(key).defaultBranch();
        Connector connector = ForgeInTest.GITHUB.connector(simulator, ForgeSettings.DEFAULTS);
        Project project = Observed.fresh(connector.projects(Purpose.BACKGROUND, page -> {})).stream()
                .filter(one -> one.id().nativeId().equals(Long.toString(key.id())))
                .findFirst()
                .orElseThrow();
        world.pushCommit(key, branch, null);
        Pipeline run = world.startPipeline(
                key, branch, world.get(key).pipelines().getLast().workflow().name());
        world.finishPipeline(key, run.id(), RunStatus.FAILED);
        swept(connector, project);
        world.pushCommit(key, branch, null);
        swept(connector, project);

        world.rerun(key, run.id());

        assertThat(swept(connector, project).runs())
                .filteredOn(told -> told.id().equals(new PipelineId(Long.toString(run.id()))))
                .singleElement()
                .satisfies(told -> assertThat(told.status().isMoving())
                        .as("%s", told.status() == Status.FAILED)
                        .isTrue());
    }

    private static Glimpse swept(Connector connector, Project project) {
        return switch (connector.sweep(List.of(project), SweepDepth.RECENT_BRANCHES, Purpose.BACKGROUND)) {
            case Sweep.Told told -> told.glimpses().get(project.id());
            case Sweep.Refused refused -> throw new AssertionError("refused: " + refused.why());
            case Sweep.Failed failed -> throw new AssertionError("failed: " + failed.failure());
        };
    }
}
