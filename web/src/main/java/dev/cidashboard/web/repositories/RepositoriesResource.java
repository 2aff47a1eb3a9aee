package dev.cidashboard.web.repositories;

import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.PaginationView;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.api.RepositoriesView;
import dev.cidashboard.web.aggregator.Answer;
import dev.cidashboard.web.aggregator.NothingReadYet;
import dev.cidashboard.web.aggregator.Question;
import dev.cidashboard.web.session.Favourites;
import dev.cidashboard.web.ui.Content;
import dev.cidashboard.web.ui.Filters;
import dev.cidashboard.web.ui.Layout;
import dev.cidashboard.web.ui.Pages;
import dev.cidashboard.web.ui.Paginator;
import dev.cidashboard.web.ui.Section;
import dev.cidashboard.web.ui.Times;
import dev.cidashboard.web.ui.Visit;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The overview of all repositories. */
@Path("/")
@RunOnVirtualThread
public class RepositoriesResource {
    private static final InstancesView UNKNOWN_INSTANCES = new InstancesView(List.of());

    private static final int FIRST_ROWS_RETRY_SECONDS = 1;

    private final Content content;
    private final Pages pages;
    private final Times times;

    RepositoriesResource(Content content, Pages pages, Times times) {
        this.content = content;
        this.pages = pages;
        this.times = times;
    }

    @GET
    @Produces(Pages.HTML)
    public Response repositories(
            @QueryParam("q") String q,
            @QueryParam("instance") String instance,
            @QueryParam("platform") String platform,
            @QueryParam("status") String status,
            @QueryParam("sort") String sort,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit,
            @Context ContainerRequestContext request) {
        ProjectsQuery query = ofAPage(ProjectsQuery.parse(q, instance, platform, status, sort, null, page, limit));
        Visit visit = Visit.of(request);
        Answer list;
        try {
            list = content.get(new Question.Projects(query), "There is no such list.");
        } catch (NothingReadYet e) {
            return firstRowsAwaited(query, visit, e);
        }
        Optional<Answer> instances = content.find(new Question.Instances());
        Optional<Answer> favourites = favourites(query, visit.visitor().favourites());
        List<Answer> answers = new ArrayList<>(List.of(list));
        instances.ifPresent(answers::add);
        favourites.ifPresent(answers::add);
        return pages.answer(
                visit,
                Section.REPOSITORIES,
                "Repositories",
                answers,
                layout ->
                        page(layout, query, visit, content.read(list, RepositoriesView.class), instances, favourites));
    }

    private static ProjectsQuery ofAPage(ProjectsQuery asked) {
        return new ProjectsQuery(
                asked.q(),
                asked.instance(),
                asked.platform(),
                asked.status(),
                asked.sort(),
                asked.ids(),
                Paginator.bounded(asked.paging()));
    }

    /** The overview as it will be, with how far the reading is in the place of the rows. */
    private Response firstRowsAwaited(ProjectsQuery query, Visit visit, NothingReadYet reason) {
        Answer instances = content.find(new Question.Instances()).orElseThrow(() -> reason);
        var view = new RepositoriesView(List.of(), PaginationView.of(query.paging(), 0));
        boolean loading = Emptiness.of(Optional.of(content.read(instances, InstancesView.class)), false)
                .loading();
        return pages.answer(
                visit,
                Section.REPOSITORIES,
                "Repositories",
                List.of(instances),
                layout -> page(
                        loading ? layout.retryingAfter(FIRST_ROWS_RETRY_SECONDS) : layout,
                        query,
                        visit,
                        view,
                        Optional.of(instances),
                        Optional.empty()));
    }

    /** Favourites that fit the filters, on top of the first page. */
    private Optional<Answer> favourites(ProjectsQuery query, Favourites favourites) {
        if (favourites.isEmpty() || query.paging().page() > 1) {
            return Optional.empty();
        }
        return content.find(new Question.Projects(FavouritesQuery.of(query, favourites)));
    }

    private RepositoriesPage page(
            Layout layout,
            ProjectsQuery query,
            Visit visit,
            RepositoriesView view,
            Optional<Answer> instances,
            Optional<Answer> favourites) {
        ListUrl url = ListUrl.of(query);
        InstancesView known = instances
                .map(answer -> content.read(answer, InstancesView.class))
                .orElse(UNKNOWN_INSTANCES);
        List<RepositoryRow> rows = rows(view, visit);
        return new RepositoriesPage(
                layout,
                url,
                Totals.of(known, url),
                Filters.of(known, query.platform(), query.instance(), query.status()),
                Column.of(query.sort(), url),
                Column.options(query.sort()),
                favourites
                        .map(answer -> rows(content.read(answer, RepositoriesView.class), visit))
                        .orElse(List.of()),
                rows,
                Paginator.of(view.pagination(), rows.size(), number -> url.withPage(number)
                        .href()),
                rows.isEmpty() ? emptiness(view, instances.map(answer -> known), url) : null);
    }

    private static Emptiness emptiness(RepositoriesView view, Optional<InstancesView> known, ListUrl url) {
        return view.pagination().total() > 0
                ? new Emptiness(
                        "This page is past the end", "The list has fewer pages than that.", List.of(), false, true)
                : Emptiness.of(known, url.isFiltered());
    }

    private List<RepositoryRow> rows(RepositoriesView view, Visit visit) {
        return view.repositories().stream()
                .map(row -> RepositoryRow.of(row, visit.visitor().favourites(), times))
                .toList();
    }
}
