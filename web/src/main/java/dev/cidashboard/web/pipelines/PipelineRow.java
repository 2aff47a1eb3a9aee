package dev.cidashboard.web.pipelines;

import dev.cidashboard.api.PipelineView;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.RepositoryRefView;
import dev.cidashboard.web.ui.Badge;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Links;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Times;

/**
 * One pipeline in a list. Absent values are null.
 *
 * @param key of the row in its table
 * @param label what people call it: its workflow, else its number
 * @param repository path of the project; null where the page is about one project
 */
public record PipelineRow(
        String key,
        Badge status,
        String label,
        Long number,
        int attempt,
        String event,
        String href,
        String forgeHref,
        String repository,
        String repositoryHref,
        String platform,
        String instance,
        String ref,
        String sha,
        String title,
        String actor,
        Moment startedAt,
        String duration) {
    private static final int SHORT_SHA = 8;

    /** A row of a project's own page. */
    public static PipelineRow of(PipelineView view, ProjectId project, Times times) {
        return row(view, project, null, times);
    }

    /** A row of the list across projects; its project comes with it. */
    static PipelineRow ofAny(PipelineView view, Times times) {
        RepositoryRefView ref = view.repository();
        return row(view, ref == null ? null : ref.id(), ref, times);
    }

    private static PipelineRow row(PipelineView view, ProjectId project, RepositoryRefView ref, Times times) {
        return new PipelineRow(
                (project == null ? "" : project + "/") + view.id(),
                Badge.of(view.status()),
                view.name() == null ? "Pipeline" : Bounded.name(view.name()),
                view.number(),
                view.attempt(),
                Bounded.name(view.event()),
                project == null ? null : Links.pipeline(project, view.id()),
                Links.external(view.webUrl()),
                ref == null ? null : Bounded.name(ref.path()),
                ref == null ? null : Links.repository(ref.instance(), ref.path()),
                ref == null || ref.platform() == null ? null : ref.platform().title(),
                ref == null ? null : ref.instance().name(),
                Bounded.name(view.ref()),
                shortened(view.sha()),
                Bounded.name(view.title()),
                Bounded.name(view.actor()),
                times.moment(view.startedAt() == null ? view.createdAt() : view.startedAt()),
                Times.duration(view.durationSeconds()));
    }

    private static String shortened(String sha) {
        return sha == null || sha.length() <= SHORT_SHA ? sha : sha.substring(0, SHORT_SHA);
    }
}
