package dev.cidashboard.web.insights;

import dev.cidashboard.api.RepositoryRefView;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Links;

/**
 * A repository in a ranking.
 *
 * @param href of its page; null if it is not known which it is
 * @param insights this page for it alone; null likewise
 */
record ProjectLink(String path, String href, String insights) {

    static ProjectLink of(RepositoryRefView view, InsightsUrl url) {
        if (view == null || view.path() == null) {
            return new ProjectLink("Unknown repository", null, null);
        }
        return new ProjectLink(
                Bounded.name(view.path()),
                view.instance() == null ? null : Links.repository(view.instance(), view.path()),
                view.id() == null ? null : url.withProject(view.id().toString()).href());
    }
}
