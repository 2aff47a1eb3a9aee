package dev.cidashboard.web.api;

import dev.cidashboard.api.HistoryQuery;
import dev.cidashboard.web.aggregator.Question;
import io.smallrye.common.annotation.NonBlocking;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import java.util.concurrent.CompletionStage;

/** What one project was. {@code id} is {@code instance:id}, or {@code instance:path} with its slashes encoded. */
@Path("/api/repositories/{id}")
@NonBlocking
public class HistoryApiResource {
    private final Relay relay;

    HistoryApiResource(Relay relay) {
        this.relay = relay;
    }

    @GET
    @Path("history")
    public CompletionStage<Response> history(
            @PathParam("id") String id,
            @QueryParam("branch") String branch,
            @QueryParam("status") String status,
            @QueryParam("workflow") String workflow,
            @QueryParam("actor") String actor,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("before") String before,
            @QueryParam("limit") String limit,
            @Context HttpHeaders headers) {
        var query = HistoryQuery.parse(branch, status, workflow, actor, from, to, before, limit);
        return relay.answer(new Question.History(id, query), headers);
    }

    @GET
    @Path("stats")
    public CompletionStage<Response> stats(
            @PathParam("id") String id, @QueryParam("days") String days, @Context HttpHeaders headers) {
        return relay.answer(Question.Stats.parse(id, days), headers);
    }

    @GET
    @Path("trend")
    public CompletionStage<Response> trend(
            @PathParam("id") String id, @QueryParam("days") String days, @Context HttpHeaders headers) {
        return relay.answer(Question.Trend.parse(id, days), headers);
    }
}
