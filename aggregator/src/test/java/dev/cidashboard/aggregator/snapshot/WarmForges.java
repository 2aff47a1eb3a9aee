package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.Truth;
import dev.cidashboard.simulator.world.WorldPlan;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Forges that count what they are asked, and a store: they outlive each life of an aggregator. */
final class WarmForges implements AutoCloseable {

    static final int PROJECTS = 60;

    final SimulatedClock clock = SimulatedClock.started();
    final MemorySnapshots store = new MemorySnapshots();
    final ForgeSimulator simulator;

    WarmForges() {
        simulator = ForgeSimulator.start(SimulatorOptions.defaults()
                .withPlan(WorldPlan.SMALL.withProjects(PROJECTS, PROJECTS).withMotion(0, 0))
                .withClock(clock));
        simulator.warmUp();
    }

    WarmProcess process() {
        return new WarmProcess(simulator, clock, store);
    }

    /** All was read, saved, and the process ended; from now on requests count. */
    WarmProcess firstLife() {
        WarmProcess first = process().restored().begun();
        first.seconds(120);
        first.end();
        simulator.counts().reset();
        return first;
    }

    long requests() {
        return simulator.counts().of(Platform.GITHUB).requests()
                + simulator.counts().of(Platform.GITLAB).requests();
    }

    ProjectKey lively(Platform platform, int which) {
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

    String mainBranch(ProjectKey key) {
        return simulator.world().read(() -> simulator.world().get(key).defaultBranch());
    }

    void holdsTheTruth(WarmProcess process) {
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

    @Override
    public void close() {
        simulator.close();
    }
}
