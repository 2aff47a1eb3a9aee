package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is different between two states of one project. */
final class Changes {

    private Changes() {}

    static List<Change> between(ProjectState before, ProjectState after) {
        if (before.content() == after.content()) {
            return List.of();
        }
        Project project = after.project();
        List<Change> changes = new ArrayList<>();
        if (!before.project().equals(project)) {
            changes.add(new Change.ProjectChanged(before.project(), project));
        }
        addPipelines(changes, before, after);
        if (!before.branches().value().equals(after.branches().value())) {
            changes.add(new Change.BranchesChanged(
                    project, before.branches().value(), after.branches().value()));
        }
        if (!before.mergeRequests().value().equals(after.mergeRequests().value())) {
            changes.add(new Change.MergeRequestsChanged(
                    project,
                    before.mergeRequests().value(),
                    after.mergeRequests().value()));
        }
        if (before.keptRow() != after.keptRow()) {
            changes.add(new Change.RowChanged(before.row(), after.row()));
        }
        return changes;
    }

    /** Oldest first, as they happened. */
    private static void addPipelines(List<Change> changes, ProjectState before, ProjectState after) {
        List<Pipeline> known = before.pipelines().value();
        List<Pipeline> present = after.pipelines().value();
        if (known == present) {
            return;
        }
        Map<PipelineId, Pipeline> byId = new HashMap<>();
        known.forEach(pipeline -> byId.put(pipeline.id(), pipeline));
        for (Pipeline pipeline : present.reversed()) {
            Pipeline earlier = byId.get(pipeline.id());
            if (!pipeline.equals(earlier)) {
                changes.add(new Change.PipelineChanged(after.project(), earlier, pipeline));
            }
        }
    }
}
