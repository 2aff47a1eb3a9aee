package dev.cidashboard.aggregator.catalogue;

import dev.cidashboard.aggregator.job.JobsOnDemand;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.refresh.NextChecks;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.rest.JsonAnswers;
import dev.cidashboard.aggregator.rest.NoSuchThing;
import dev.cidashboard.aggregator.state.Answers;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.api.ChecksView;
import dev.cidashboard.api.JobsView;
import dev.cidashboard.api.ProjectsApi;
import dev.cidashboard.api.ProjectsQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.core.Response;

/** Answers {@link ProjectsApi} from memory; only the jobs of a pipeline may be asked of a forge. */
@RunOnVirtualThread
final class ProjectsResource implements ProjectsApi {

    private final Catalogue catalogue;
    private final Answers answers;
    private final Refresh refresh;
    private final JobsOnDemand jobs;
    private final JsonAnswers json;

    ProjectsResource(Catalogue catalogue, Answers answers, Refresh refresh, JobsOnDemand jobs, JsonAnswers json) {
        this.catalogue = catalogue;
        this.answers = answers;
        this.refresh = refresh;
        this.jobs = jobs;
        this.json = json;
    }

    @Override
    public Response list(
            String q,
            String instance,
            String platform,
            String status,
            String sort,
            String ids,
            String page,
            String limit,
            String ifNoneMatch) {
        ProjectsQuery query = ProjectsQuery.parse(q, instance, platform, status, sort, ids, page, limit);
        catalogue.requireKnown(query.instance());
        catalogue.requireContent();
        return Catalogue.relayPage(answers.projects(query), query.paging(), ifNoneMatch);
    }

    @Override
    public Response detail(String id, String ifNoneMatch) {
        ProjectState project = catalogue.project(id);
        refresh.look(project.project().id());
        return Catalogue.relay(answers.detail(project), ifNoneMatch);
    }

    @Override
    public Response checks(String id) {
        ProjectState project = catalogue.project(id);
        ChecksView view = refresh.nextChecks(project)
                .map(ProjectsResource::view)
                .orElseThrow(() -> new NoSuchThing("project", id));
        return json.ofThisMoment(view);
    }

    @Override
    public Response pipelines(String id, String ifNoneMatch) {
        return Catalogue.relay(answers.pipelines(catalogue.project(id)), ifNoneMatch);
    }

    @Override
    public Response latestPipeline(String id, String branch, String ifNoneMatch) {
        String wanted = branch == null || branch.isEmpty() ? null : branch;
        return Catalogue.relay(
                answers.latestPipeline(catalogue.project(id), wanted),
                "pipeline on branch",
                wanted == null ? "default" : wanted,
                ifNoneMatch);
    }

    @Override
    public Response jobs(String id, String pipeline, String ifNoneMatch) {
        ProjectState project = catalogue.project(id);
        PipelineId wanted = new PipelineId(pipeline);
        JobsView view = jobs.of(project.project(), wanted, known(project, wanted))
                .orElseThrow(() -> new NoSuchThing("pipeline", pipeline));
        return json.of(view, null).to(ifNoneMatch);
    }

    @Override
    public Response branches(String id, String ifNoneMatch) {
        return Catalogue.relay(answers.branches(catalogue.project(id)), ifNoneMatch);
    }

    @Override
    public Response branch(String id, String name, String ifNoneMatch) {
        return Catalogue.relay(answers.branch(catalogue.project(id), name), "branch", name, ifNoneMatch);
    }

    @Override
    public Response mergeRequests(String id, String ifNoneMatch) {
        return Catalogue.relay(answers.mergeRequests(catalogue.project(id)), ifNoneMatch);
    }

    private static ChecksView view(NextChecks next) {
        return new ChecksView(
                next.heat(), next.defaultBranchAt(), next.otherBranchesAt(), next.branchesAt(), next.projectAt());
    }

    /** Null if it is older than what the state keeps. */
    private static Pipeline known(ProjectState project, PipelineId wanted) {
        return project.pipelines().value().stream()
                .filter(pipeline -> pipeline.id().equals(wanted))
                .findFirst()
                .orElse(null);
    }
}
