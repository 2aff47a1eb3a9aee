package dev.cidashboard.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The latest pipelines across all projects. */
@Path("/api/pipelines")
@Produces(MediaType.APPLICATION_JSON)
public interface PipelinesApi {

    /**
     * {@link PipelinesView}; parameters as in {@link PipelinesQuery#parse}. A page has at most 5,000 rows: the limit that its
     * pagination tells is then lower than the one asked for.
     */
    @GET
    Response list(
            @QueryParam("branch") String branch,
            @QueryParam("instance") String instance,
            @QueryParam("platform") String platform,
            @QueryParam("status") String status,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);
}
