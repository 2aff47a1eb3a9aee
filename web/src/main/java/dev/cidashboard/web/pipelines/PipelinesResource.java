package dev.cidashboard.web.pipelines;

import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.JobsView;
import dev.cidashboard.api.PipelinesQuery;
import dev.cidashboard.api.PipelinesView;
import dev.cidashboard.api.RepositoryDetailView;
import dev.cidashboard.web.aggregator.Answer;
import dev.cidashboard.web.aggregator.Question;
import dev.cidashboard.web.ui.Content;
import dev.cidashboard.web.ui.Filters;
import dev.cidashboard.web.ui.Layout;
import dev.cidashboard.web.ui.Links;
import dev.cidashboard.web.ui.Pages;
import dev.cidashboard.web.ui.Paginator;
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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pipelines across projects, and one of them with its jobs. */
@Path("/pipelines")
@Produces(Pages.HTML)
@RunOnVirtualThread
public class PipelinesResource {
    private static final InstancesView UNKNOWN_INSTANCES = new InstancesView(List.of());
    private static final int LOADING_RETRY_SECONDS = 2;

    private final Content content;
    private final Pages pages;
    private final Times times;

    PipelinesResource(Content content, Pages pages, Times times) {
        this.content = content;
        this.pages = pages;
        this.times = times;
    }

    @GET
    public Response pipelines(
            @QueryParam("branch") String branch,
            @QueryParam("instance") String instance,
            @QueryParam("platform") String platform,
            @QueryParam("status") String status,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit,
            @Context ContainerRequestContext request) {
        PipelinesQuery query = ofAPage(PipelinesQuery.parse(branch, instance, platform, status, page, limit));
        Answer list = content.get(new Question.Pipelines(query), "There is no such list.");
        Optional<Answer> instances = content.find(new Question.Instances());
        List<Answer> answers = new ArrayList<>(List.of(list));
        instances.ifPresent(answers::add);
        return pages.answer(
                Visit.of(request),
                Section.PIPELINES,
                "Pipelines",
                answers,
                layout -> page(layout, query, list, instances));
    }

    private static PipelinesQuery ofAPage(PipelinesQuery asked) {
        return new PipelinesQuery(
                asked.branch(), asked.instance(), asked.platform(), asked.status(), Paginator.bounded(asked.paging()));
    }

    @GET
    @Path("{id}/{pipeline}")
    public Response jobs(
            @PathParam("id") String id,
            @PathParam("pipeline") String pipeline,
            @Context ContainerRequestContext request) {
        Answer jobs = content.get(new Question.Jobs(id, pipeline), "There is no such pipeline.");
        Answer detail = content.get(new Question.Detail(id), "There is no such repository.");
        return pages.answer(
                Visit.of(request),
                Section.PIPELINES,
                "Pipeline",
                List.of(detail, jobs),
                layout -> page(layout, pipeline, detail, jobs));
    }

    private PipelinesPage page(Layout layout, PipelinesQuery query, Answer list, Optional<Answer> instances) {
        PipelinesUrl url = PipelinesUrl.of(query);
        PipelinesView view = content.read(list, PipelinesView.class);
        InstancesView known = instances
                .map(answer -> content.read(answer, InstancesView.class))
                .orElse(UNKNOWN_INSTANCES);
        return new PipelinesPage(
                layout,
                url,
                Filters.of(known, query.platform(), query.instance(), query.status()),
                view.pipelines().stream()
                        .map(row -> PipelineRow.ofAny(row, times))
                        .toList(),
                Paginator.of(view.pagination(), view.pipelines().size(), url::href));
    }

    private JobsPage page(Layout layout, String pipeline, Answer detail, Answer jobs) {
        RepositoryDetailView project = content.read(detail, RepositoryDetailView.class);
        JobsView view = content.read(jobs, JobsView.class);
        var repository = project.repository();
        return new JobsPage(
                view.loading() ? layout.retryingAfter(LOADING_RETRY_SECONDS) : layout,
                repository.path(),
                Links.repository(repository.instance(), repository.path()),
                project.pipelines().stream()
                        .filter(known -> known.id().equals(pipeline))
                        .findFirst()
                        .map(known -> PipelineRow.of(known, repository.id(), times))
                        .orElse(null),
                view.jobs().stream().map(job -> JobRow.of(job, times)).toList(),
                view.loading(),
                view.problem());
    }
}
