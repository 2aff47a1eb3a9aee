package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.Verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Merges the projects' lists, each newest first already, until enough are found. */
final class LatestPipelines {

    private LatestPipelines() {}

    static List<Overview.PipelineOfProject> of(Collection<ProjectState> projects, int most) {
        PriorityQueue<Cursor> heads = new PriorityQueue<>(Math.max(1, projects.size()), Cursor.NEWEST_FIRST);
        for (ProjectState project : projects) {
            if (!project.pipelines().value().isEmpty()) {
                heads.add(new Cursor(project, 0));
            }
        }
        List<Overview.PipelineOfProject> latest = new ArrayList<>();
        while (!heads.isEmpty() && latest.size() < most) {
            Cursor head = heads.poll();
            latest.add(new Overview.PipelineOfProject(head.project(), head.pipeline()));
            if (head.hasNext()) {
                heads.add(new Cursor(head.project(), head.index() + 1));
            }
        }
        return List.copyOf(latest);
    }

    private record Cursor(ProjectState project, int index) {

        /** Ids count upwards within one forge only: between projects the time decides, then something that stays. */
        static final Comparator<Cursor> NEWEST_FIRST = Comparator.comparing(
                        (Cursor cursor) -> cursor.pipeline().createdAt(),
                        Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(cursor -> cursor.project().id())
                .thenComparing(Cursor::pipeline, Verdict.byAge().reversed());

        Pipeline pipeline() {
            return project.pipelines().value().get(index);
        }

        boolean hasNext() {
            return index + 1 < project.pipelines().value().size();
        }
    }
}
