package dev.cidashboard.web.repository;

import dev.cidashboard.api.BranchView;
import dev.cidashboard.api.CommitView;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.web.ui.Badge;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Links;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Times;

/** One branch, its last commit and the latest pipeline on it. Absent values are null. */
record BranchRow(
        String key,
        String name,
        boolean isDefault,
        boolean isProtected,
        String forgeHref,
        Badge status,
        String pipelineHref,
        String message,
        String author,
        Moment committedAt) {

    static BranchRow of(BranchView view, ProjectId project, Times times) {
        CommitView commit = view.commit();
        var pipeline = view.pipeline();
        return new BranchRow(
                view.name(),
                Bounded.name(view.name()),
                view.isDefault(),
                view.isProtected(),
                Links.external(view.webUrl()),
                pipeline == null ? null : Badge.of(pipeline.status()),
                pipeline == null ? null : Links.pipeline(project, pipeline.id()),
                commit == null ? null : Bounded.name(commit.message()),
                commit == null ? null : Bounded.name(commit.author()),
                commit == null ? null : times.moment(commit.at()));
    }
}
