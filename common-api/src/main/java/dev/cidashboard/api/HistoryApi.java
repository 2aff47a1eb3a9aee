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

/**
 * What one project was, answered from the database.
 *
 * <p>{@code id} as in {@link ProjectsApi}; a project that its forge does not have any more is found by its id. Errors are
 * {@link ProblemView}: 400 and 404 as there, 503 {@code history-off} where no database is configured,
 * {@code history-away} while it cannot be reached, and {@code unavailable} as there before any project is known.
 */
@Path("/api/projects")
@Produces(MediaType.APPLICATION_JSON)
public interface HistoryApi {

    String CSV = "text/csv";

    /** {@link HistoryView}; parameters as in {@link HistoryQuery#parse}. */
    @GET
    @Path("/{id}/history")
    Response history(
            @PathParam("id") String id,
            @QueryParam("branch") String branch,
            @QueryParam("status") String status,
            @QueryParam("workflow") String workflow,
            @QueryParam("actor") String actor,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("before") String before,
            @QueryParam("limit") String limit,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /**
     * The whole history that fits, newest first, streamed: a JSON array of {@link HistoryEntryView}, or CSV as RFC 4180
     * says, with a line of headings. Cells that a spreadsheet would take for a formula begin with an apostrophe.
     *
     * @param format json or csv
     */
    @GET
    @Path("/{id}/history/export")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    Response export(
            @PathParam("id") String id,
            @QueryParam("format") String format,
            @QueryParam("branch") String branch,
            @QueryParam("status") String status,
            @QueryParam("workflow") String workflow,
            @QueryParam("actor") String actor,
            @QueryParam("from") String from,
            @QueryParam("to") String to);
}
