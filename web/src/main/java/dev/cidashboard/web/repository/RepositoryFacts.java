package dev.cidashboard.web.repository;

import dev.cidashboard.api.RepositoryDetailView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.web.session.Favourites;
import dev.cidashboard.web.ui.Badge;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Links;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Times;

/** What is known about a project itself. Absent values are null. */
record RepositoryFacts(
        String id,
        String name,
        String path,
        String platform,
        String instance,
        Badge status,
        String pipelineHref,
        String forgeHref,
        String description,
        String visibility,
        String defaultBranch,
        boolean archived,
        Moment lastActivityAt,
        Moment changedAt,
        Integer branches,
        Integer mergeRequests,
        Integer drafts,
        boolean favourite,
        boolean stale,
        Moment confirmedAt,
        String problem) {

    static RepositoryFacts of(RepositoryDetailView detail, Favourites favourites, Times times) {
        RepositoryView row = detail.repository();
        return new RepositoryFacts(
                row.id().toString(),
                Bounded.name(row.name()),
                Bounded.name(row.path()),
                row.platform() == null ? "Unknown platform" : row.platform().title(),
                row.instance().name(),
                Badge.of(row.status()),
                row.pipeline() == null
                        ? null
                        : Links.pipeline(row.id(), row.pipeline().id()),
                Links.external(row.webUrl()),
                Bounded.sentence(detail.description()),
                Bounded.name(detail.visibility()),
                Bounded.name(row.defaultBranch()),
                detail.archived(),
                times.moment(detail.lastActivityAt()),
                times.moment(row.asOf()),
                row.branchCount(),
                row.openMergeRequests(),
                row.draftMergeRequests(),
                favourites.contains(row.id()),
                row.stale(),
                times.moment(row.confirmedAt()),
                Bounded.sentence(row.problem()));
    }
}
