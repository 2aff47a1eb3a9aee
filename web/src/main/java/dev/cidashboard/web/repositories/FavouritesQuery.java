package dev.cidashboard.web.repositories;

import dev.cidashboard.api.Paging;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.web.session.Favourites;

/** A list's query, narrowed to favourites and without its paging. */
final class FavouritesQuery {

    private FavouritesQuery() {}

    static ProjectsQuery of(ProjectsQuery query, Favourites favourites) {
        return new ProjectsQuery(
                query.q(),
                query.instance(),
                query.platform(),
                query.status(),
                query.sort(),
                favourites.ids(),
                new Paging(1, Favourites.MOST));
    }
}
