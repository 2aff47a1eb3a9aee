package dev.cidashboard.web.repository;

import dev.cidashboard.api.BranchView;
import dev.cidashboard.api.ChecksView;
import dev.cidashboard.api.InsightsQuery;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.ProjectTrendView;
import dev.cidashboard.api.RepositoryDetailView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.web.aggregator.Answer;
import dev.cidashboard.web.aggregator.Question;
import dev.cidashboard.web.pipelines.PipelineRow;
import dev.cidashboard.web.ui.Bounded;
import dev.cidashboard.web.ui.Content;
import dev.cidashboard.web.ui.Layout;
import dev.cidashboard.web.ui.Links;
import dev.cidashboard.web.ui.NotThere;
import dev.cidashboard.web.ui.Pages;
import dev.cidashboard.web.ui.Paginator;
import dev.cidashboard.web.ui.Part;
import dev.cidashboard.web.ui.Parts;
import dev.cidashboard.web.ui.Section;
import dev.cidashboard.web.ui.Times;
import dev.cidashboard.web.ui.Visit;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** One project: found by its present path; ids and old paths are sent there. */
@Path("/")
@Produces(Pages.HTML)
@RunOnVirtualThread
public class RepositoryResource {
    private static final String MISSING = "There is no such repository, or no token of this dashboard sees it.";

    private final Content content;
    private final Parts parts;
    private final Pages pages;
    private final Times times;

    RepositoryResource(Content content, Parts parts, Pages pages, Times times) {
        this.content = content;
        this.parts = parts;
        this.pages = pages;
        this.times = times;
    }

    @GET
    @Path("repositories/{instance}/{path: .+}")
    public Response repository(
            @PathParam("instance") String instance,
            @PathParam("path") String path,
            @Context ContainerRequestContext request) {
        Question.Detail question = question(instance, path);
        // Before the first is waited for: together they may take as long as one of them.
        Supplier<Part<ProjectTrendView>> trend =
                parts.ask(new Question.Trend(question.id(), InsightsQuery.DEFAULT_DAYS), ProjectTrendView.class);
        Answer answer = content.get(question, MISSING);
        RepositoryDetailView detail = content.read(answer, RepositoryDetailView.class);
        if (!detail.repository().path().equals(path)) {
            return found(detail.repository());
        }
        Visit visit = Visit.of(request);
        Part<ProjectTrendView> past = trend.get();
        return pages.answer(
                visit,
                Section.REPOSITORIES,
                Bounded.name(path),
                List.of(answer),
                List.of(past.version()),
                layout -> page(layout, detail, past, visit, answer.stale().isPresent() ? null : checks(detail)));
    }

    /** @param id a project id, {@code instance:path}, or a path that only one instance has */
    @GET
    @Path("repository")
    public Response byId(@QueryParam("id") String id) {
        Answer answer = content.get(new Question.Detail(id), MISSING);
        return found(content.read(answer, RepositoryDetailView.class).repository());
    }

    private static Question.Detail question(String instance, String path) {
        try {
            return new Question.Detail(new InstanceId(instance) + ":" + path);
        } catch (InvalidValue e) {
            throw new NotThere(MISSING);
        }
    }

    private static Response found(RepositoryView repository) {
        URI uri = URI.create(Links.repository(repository.instance(), repository.path()));
        return Response.status(Response.Status.FOUND).location(uri).build();
    }

    /**
     * Asked for only when a page is made: its times move all the time, and are no reason to send a page again. Null if they
     * are not told, which is no reason to have no page.
     */
    private NextChecks checks(RepositoryDetailView detail) {
        return content.find(new Question.Checks(detail.repository().id().toString()))
                .map(answer -> NextChecks.of(content.read(answer, ChecksView.class), times))
                .orElse(null);
    }

    private RepositoryPage page(
            Layout layout, RepositoryDetailView detail, Part<ProjectTrendView> past, Visit visit, NextChecks checks) {
        var id = detail.repository().id();
        List<BranchView> branches =
                detail.branches() == null ? List.of() : detail.branches().branches();
        return new RepositoryPage(
                layout,
                RepositoryFacts.of(detail, visit.visitor().favourites(), times),
                orNone(detail.pipelines()).stream()
                        .map(pipeline -> PipelineRow.of(pipeline, id, times))
                        .toList(),
                FacetNote.of(detail.facets(), "pipelines", times),
                branches.stream()
                        .limit(Paginator.MOST_ROWS)
                        .map(branch -> BranchRow.of(branch, id, times))
                        .toList(),
                detail.branches() == null ? 0 : detail.branches().total(),
                FacetNote.of(detail.facets(), "branches", times),
                orNone(detail.mergeRequests()).stream()
                        .limit(Paginator.MOST_ROWS)
                        .map(request -> MergeRequestRow.of(request, times))
                        .toList(),
                FacetNote.of(detail.facets(), "merge_requests", times),
                Trend.of(past, id, times),
                Links.repository(
                                detail.repository().instance(),
                                detail.repository().path())
                        + "/history",
                "/insights?project=" + Links.encoded(id.toString()),
                checks);
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }
}
