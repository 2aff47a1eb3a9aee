package dev.cidashboard.web.repository;

import dev.cidashboard.api.HistoryQuery;
import dev.cidashboard.api.HistoryView;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.RepositoryDetailView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.Status;
import dev.cidashboard.web.aggregator.Answer;
import dev.cidashboard.web.aggregator.Question;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Content;
import dev.cidashboard.web.ui.Filters;
import dev.cidashboard.web.ui.Layout;
import dev.cidashboard.web.ui.Links;
import dev.cidashboard.web.ui.NotThere;
import dev.cidashboard.web.ui.Pages;
import dev.cidashboard.web.ui.Part;
import dev.cidashboard.web.ui.Part.Trouble;
import dev.cidashboard.web.ui.Parts;
import dev.cidashboard.web.ui.Section;
import dev.cidashboard.web.ui.Times;
import dev.cidashboard.web.ui.Visit;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The whole history of one project, also of one that its forge does not have any more: that one by its id. */
@Path("/repositories/{instance}/{path: .+}/history")
@Produces(Pages.HTML)
@RunOnVirtualThread
public class HistoryResource {
    private static final String MISSING = "There is no such repository.";
    private static final String NAME = "/history";
    private static final InstancesView NO_INSTANCES = new InstancesView(List.of());

    private final Content content;
    private final Parts parts;
    private final Pages pages;
    private final Times times;
    private final RepositoryResource repositories;

    HistoryResource(Content content, Parts parts, Pages pages, Times times, RepositoryResource repositories) {
        this.content = content;
        this.parts = parts;
        this.pages = pages;
        this.times = times;
        this.repositories = repositories;
    }

    /** @param project null if its forge does not have it any more */
    private record Asked(InstanceId instance, String path, RepositoryView project, HistoryUrl url) {
        String id() {
            return project == null ? instance + ":" + path : project.id().toString();
        }

        ProjectId projectId() {
            return project == null ? null : project.id();
        }
    }

    @GET
    public Response history(
            @PathParam("instance") String instance,
            @PathParam("path") String path,
            @Context UriInfo uri,
            @Context ContainerRequestContext request) {
        InstanceId known = known(instance);
        Optional<Answer> detail = detail(known, path);
        RepositoryView project = detail.map(answer ->
                        content.read(answer, RepositoryDetailView.class).repository())
                .orElse(null);
        var url = HistoryUrl.of(Links.repository(known, path) + NAME, uri.getQueryParameters());
        if (project != null && !project.path().equals(path)) {
            String base = Links.repository(project.instance(), project.path()) + NAME;
            return Response.status(Response.Status.FOUND)
                    .location(URI.create(url.withBase(base).href()))
                    .build();
        }
        var asked = new Asked(known, path, project, url);
        HistoryQuery query;
        try {
            query = url.query(times.zone());
        } catch (InvalidValue e) {
            return refused(asked, Visit.of(request), e.getMessage());
        }
        Part<HistoryView> history = parts.ask(new Question.History(asked.id(), query), HistoryView.class)
                .get();
        if (project == null && history.trouble() == Trouble.MISSING) {
            // A repository may be called "history": then this is its own page.
            return repositories.repository(instance, path + NAME, request);
        }
        return answer(asked, detail, history, Visit.of(request));
    }

    private Optional<Answer> detail(InstanceId instance, String path) {
        try {
            return Optional.of(content.get(new Question.Detail(instance + ":" + path), MISSING));
        } catch (NotThere e) {
            return Optional.empty();
        }
    }

    private static InstanceId known(String instance) {
        try {
            return new InstanceId(instance);
        } catch (InvalidValue e) {
            throw new NotThere(MISSING);
        }
    }

    private Response answer(Asked asked, Optional<Answer> detail, Part<HistoryView> history, Visit visit) {
        return pages.answer(
                visit,
                Section.REPOSITORIES,
                heading(asked),
                detail.stream().toList(),
                List.of(history.version()),
                layout -> page(layout, asked, history));
    }

    private Response refused(Asked asked, Visit visit, String sentence) {
        Part<HistoryView> nothing = new Part<>(null, null, Trouble.REFUSED, sentence, null);
        Response page = pages.answer(
                visit,
                Section.REPOSITORIES,
                heading(asked),
                List.of(),
                List.of(sentence),
                layout -> page(layout, asked, nothing, sentence, null, null));
        return Response.fromResponse(page).status(400).build();
    }

    private static String heading(Asked asked) {
        return "History of " + Bounded.name(asked.path());
    }

    private HistoryPage page(Layout layout, Asked asked, Part<HistoryView> history) {
        boolean exported = history.content().isPresent();
        return page(
                layout,
                asked,
                history,
                history.problem(),
                exported ? asked.url().export(asked.id(), "csv", times.zone()) : null,
                exported ? asked.url().export(asked.id(), "json", times.zone()) : null);
    }

    private HistoryPage page(
            Layout layout, Asked asked, Part<HistoryView> history, String problem, String csv, String json) {
        HistoryUrl url = asked.url();
        Optional<HistoryView> view = history.content();
        String next = view.map(HistoryView::next).orElse(null);
        return new HistoryPage(
                layout,
                Bounded.name(asked.path()),
                asked.instance().name(),
                asked.project() == null ? null : Links.repository(asked.instance(), asked.path()),
                url,
                Filters.of(NO_INSTANCES, null, null, status(url)).statuses(),
                problem,
                history.trouble() == Trouble.HISTORY_OFF,
                history.asOf(),
                view.map(HistoryView::pipelines).orElse(List.of()).stream()
                        .map(entry -> HistoryRow.of(entry, asked.projectId(), times))
                        .toList(),
                next == null ? times.date(view.map(HistoryView::since).orElse(null)) : null,
                next == null ? null : url.withBefore(next).href(),
                url.isNewest() ? null : url.withBefore("").href(),
                csv,
                json);
    }

    private static Status status(HistoryUrl url) {
        return Status.of(url.status()).orElse(null);
    }
}
