package dev.cidashboard.web.api;

import dev.cidashboard.api.InsightsQuery;
import dev.cidashboard.web.aggregator.InsightKind;
import dev.cidashboard.web.aggregator.Question;
import dev.cidashboard.web.ui.NotThere;
import io.smallrye.common.annotation.NonBlocking;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import java.util.concurrent.CompletionStage;

/** What the page of insights is made of, as the aggregator tells it. */
@Path("/api/insights")
@NonBlocking
public class InsightsApiResource {
    private final Relay relay;

    InsightsApiResource(Relay relay) {
        this.relay = relay;
    }

    @GET
    @Path("{kind}")
    public CompletionStage<Response> insight(
            @PathParam("kind") String kind,
            @QueryParam("days") String days,
            @QueryParam("platform") String platform,
            @QueryParam("instance") String instance,
            @QueryParam("project") String project,
            @QueryParam("branch") String branch,
            @Context HttpHeaders headers) {
        InsightKind known = InsightKind.of(kind).orElseThrow(() -> new NotThere("There is no such insight."));
        var query = InsightsQuery.parse(days, platform, instance, project, branch);
        return relay.answer(new Question.Insight(known, query), headers);
    }
}
