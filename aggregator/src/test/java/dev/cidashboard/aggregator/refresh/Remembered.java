package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.World;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What state knew at one moment, by name, to see that it does not forget what the forge still has. */
record Remembered(Map<ProjectId, Lists> projects) {

    record Lists(Set<String> pipelines, Set<String> branches, Set<String> mergeRequests, boolean complete) {

        static Lists of(ProjectState project) {
            return new Lists(
                    project.pipelines().value().stream()
                            .map(pipeline -> pipeline.id().value())
                            .collect(Collectors.toSet()),
                    project.branches().value().listed().stream()
                            .map(Branch::name)
                            .collect(Collectors.toSet()),
                    project.mergeRequests().value().stream()
                            .map(MergeRequest::id)
                            .collect(Collectors.toSet()),
                    project.confirmedAt() != null);
        }

        static Lists of(Project project) {
            return new Lists(
                    project.pipelines().stream()
                            .map(pipeline -> Long.toString(pipeline.id()))
                            .collect(Collectors.toSet()),
                    project.branches().stream()
                            .map(dev.cidashboard.simulator.world.Branch::name)
                            .collect(Collectors.toSet()),
                    project.openMergeRequests().stream()
                            .map(request -> Long.toString(request.id()))
                            .collect(Collectors.toSet()),
                    true);
        }
    }

    static Remembered of(WarmState state, SimulatedForges forges) {
        Map<ProjectId, Lists> projects = new HashMap<>();
        for (ProjectKey key : forges.keys()) {
            state.find(SimulatedForges.id(key)).ifPresent(project -> projects.put(project.id(), Lists.of(project)));
        }
        return new Remembered(projects);
    }

    /** Whatever went wrong since: what was known and is still there on the forge is still known. */
    void isNotForgotten(WarmState state, SimulatedForges forges) {
        World world = forges.world();
        for (ProjectKey key : forges.keys()) {
            Lists before = projects.get(SimulatedForges.id(key));
            if (before != null) {
                ProjectState now = state.find(SimulatedForges.id(key))
                        .orElseThrow(() -> new AssertionError(key + " is still listed, but forgotten"));
                Lists truth = world.read(() -> Lists.of(world.get(key)));
                Lists after = Lists.of(now);
                contains(key + " pipelines", after.pipelines(), before.pipelines(), truth.pipelines());
                contains(key + " branches", after.branches(), before.branches(), truth.branches());
                contains(key + " merge requests", after.mergeRequests(), before.mergeRequests(), truth.mergeRequests());
                assertThat(after.complete() || !before.complete())
                        .as(key + " is still complete")
                        .isTrue();
            }
        }
    }

    private static void contains(String what, Set<String> after, Set<String> before, Set<String> onTheForge) {
        Set<String> still = new HashSet<>(before);
        still.retainAll(onTheForge);
        assertThat(after).as(what).containsAll(still);
    }
}
