package dev.cidashboard.web.repositories;

import dev.cidashboard.api.CommitView;
import dev.cidashboard.api.DecidingPipelineView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.web.session.Favourites;
import dev.cidashboard.web.ui.Badge;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Links;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Times;

/** One line of the overview, ready to be written. Absent values are null. */
record RepositoryRow(
        String id,
        String name,
        String path,
        String href,
        String platform,
        String instance,
        Badge status,
        String statusHref,
        String author,
        String message,
        Moment committedAt,
        Integer branches,
        Integer mergeRequests,
        Integer drafts,
        boolean favourite,
        boolean stale,
        Moment confirmedAt,
        String problem) {

    static RepositoryRow of(RepositoryView view, Favourites favourites, Times times) {
        CommitView commit = view.lastCommit();
        return new RepositoryRow(
                view.id().toString(),
                Bounded.name(view.name()),
                Bounded.name(view.path()),
                Links.repository(view.instance(), view.path()),
                view.platform() == null ? "Unknown platform" : view.platform().title(),
                view.instance().name(),
                Badge.of(view.status()),
                deciding(view.pipeline()),
                commit == null ? null : Bounded.name(commit.author()),
                commit == null ? null : Bounded.name(commit.message()),
                commit == null ? null : times.moment(commit.at()),
                view.branchCount(),
                view.openMergeRequests(),
                view.draftMergeRequests(),
                favourites.contains(view.id()),
                view.stale(),
                times.moment(view.confirmedAt()),
                Bounded.sentence(view.problem()));
    }

    private static String deciding(DecidingPipelineView pipeline) {
        return pipeline == null ? null : Links.external(pipeline.webUrl());
    }
}
