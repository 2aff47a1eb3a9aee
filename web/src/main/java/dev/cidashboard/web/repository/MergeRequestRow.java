package dev.cidashboard.web.repository;

import dev.cidashboard.api.MergeRequestView;
import dev.cidashboard.web.ui.Badge;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Links;
import dev.cidashboard.web.ui.Moment;
import dev.cidashboard.web.ui.Times;

import java.util.stream.Collectors;

/** One open merge or pull request. Absent values are null. */
record MergeRequestRow(
        String id,
        long number,
        String title,
        String forgeHref,
        boolean draft,
        Badge status,
        String author,
        String sourceBranch,
        String targetBranch,
        String reviewers,
        Moment updatedAt) {
    private static final int MOST_REVIEWERS = 8;

    static MergeRequestRow of(MergeRequestView view, Times times) {
        return new MergeRequestRow(
                view.id(),
                view.number(),
                view.title() == null ? "No title" : Bounded.name(view.title()),
                Links.external(view.webUrl()),
                view.draft(),
                view.status() == null ? null : Badge.of(view.status()),
                Bounded.name(view.author()),
                Bounded.name(view.sourceBranch()),
                Bounded.name(view.targetBranch()),
                reviewers(view),
                times.moment(view.updatedAt() == null ? view.createdAt() : view.updatedAt()));
    }

    private static String reviewers(MergeRequestView view) {
        if (view.reviewers() == null || view.reviewers().isEmpty()) {
            return null;
        }
        String named = view.reviewers().stream()
                .limit(MOST_REVIEWERS)
                .map(Bounded::name)
                .collect(Collectors.joining(", "));
        int more = view.reviewers().size() - MOST_REVIEWERS;
        return more > 0 ? named + " and " + more + " more" : named;
    }
}
