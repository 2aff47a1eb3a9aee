package dev.cidashboard.web.api;

import dev.cidashboard.api.PipelinesQuery;
import dev.cidashboard.api.ProjectsQuery;
import dev.cidashboard.web.aggregator.Question;
import io.smallrye.common.annotation.NonBlocking;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import java.util.concurrent.CompletionStage;

/** The public JSON: what the aggregator says, checked on the way in and relayed on the way out. */
@Path("/api")
@NonBlocking
public class RepositoriesApiResource {
    private final Relay relay;

    RepositoriesApiResource(Relay relay) {
        this.relay = relay;
    }

    @GET
    @Path("/repositories")
    public CompletionStage<Response> repositories(
            @QueryParam("q") String q,
            @QueryParam("instance") String instance,
            @QueryParam("platform") String platform,
            @QueryParam("status") String status,
            @QueryParam("sort") String sort,
            @QueryParam("ids") String ids,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit,
            @Context HttpHeaders headers) {
        var query = ProjectsQuery.parse(q, instance, platform, status, sort, ids, page, limit);
        return relay.answer(new Question.Projects(query), headers);
    }

    @GET
    @Path("/repository-detail")
    public CompletionStage<Response> detail(@QueryParam("id") String id, @Context HttpHeaders headers) {
        return relay.answer(new Question.Detail(id), headers);
    }

    @GET
    @Path("/pipelines")
    public CompletionStage<Response> pipelines(
            @QueryParam("branch") String branch,
            @QueryParam("instance") String instance,
            @QueryParam("platform") String platform,
            @QueryParam("status") String status,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit,
            @Context HttpHeaders headers) {
        var query = PipelinesQuery.parse(branch, instance, platform, status, page, limit);
        return relay.answer(new Question.Pipelines(query), headers);
    }

    @GET
    @Path("/instances")
    public CompletionStage<Response> instances(@Context HttpHeaders headers) {
        return relay.answer(new Question.Instances(), headers);
    }

    @GET
    @Path("/rate-limit")
    public CompletionStage<Response> rateLimit(@Context HttpHeaders headers) {
        return relay.answer(new Question.RateLimit(), headers);
    }

    @GET
    @Path("/user/profiles")
    public CompletionStage<Response> profiles(@Context HttpHeaders headers) {
        return relay.answer(new Question.Profiles(), headers);
    }
}
