package dev.cidashboard.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How one project does, answered from the database; ids and errors as in {@link HistoryApi}. */
@Path("/api/projects")
@Produces(MediaType.APPLICATION_JSON)
public interface TrendApi {

    /** {@link StatsView} of the last {@code days} (1 to 400, by default 30). */
    @GET
    @Path("/{id}/stats")
    Response stats(
            @PathParam("id") String id,
            @QueryParam("days") String days,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link ProjectTrendView} of the last 7, 30 (by default) or 90 days. */
    @GET
    @Path("/{id}/trend")
    Response trend(
            @PathParam("id") String id,
            @QueryParam("days") String days,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);
}
