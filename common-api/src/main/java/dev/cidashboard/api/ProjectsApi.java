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
 * Projects and what belongs to them, answered from memory.
 *
 * <p>Every answer but {@link #checks} is bytes with a weak ETag made from the content: a caller that sends it back gets 304. That is why
 * these methods return {@link Response}: the web process relays the bytes without reading them. {@code id} is a
 * {@link ProjectId}, {@code instance:path} or a path that only one instance has; an old path finds its project too.
 * Errors are {@link ProblemView}: 400 for a parameter that cannot be used, 404 for what does not exist, 503
 * as long as nothing was read since the start. Until everything was, {@link MediaTypes#FIRST_PASS} says so.
 */
@Path("/api/projects")
@Produces(MediaType.APPLICATION_JSON)
public interface ProjectsApi {

    /** {@link RepositoriesView}; parameters as in {@link ProjectsQuery#parse}. */
    @GET
    Response list(
            @QueryParam("q") String q,
            @QueryParam("instance") String instance,
            @QueryParam("platform") String platform,
            @QueryParam("status") String status,
            @QueryParam("sort") String sort,
            @QueryParam("ids") String ids,
            @QueryParam("page") String page,
            @QueryParam("limit") String limit,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link RepositoryDetailView}. */
    @GET
    @Path("/{id}")
    Response detail(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link ChecksView}: of this moment only, so it has no ETag and is not to be stored. */
    @GET
    @Path("/{id}/checks")
    Response checks(@PathParam("id") String id);

    /** {@link PipelinesView}: the recent ones, newest first, at most 50. */
    @GET
    @Path("/{id}/pipelines")
    Response pipelines(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link PipelineView}: the latest on a branch, by default the default branch; 404 if there is none. */
    @GET
    @Path("/{id}/pipelines/latest")
    Response latestPipeline(
            @PathParam("id") String id,
            @QueryParam("branch") String branch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link JobsView}, read from the forge when first asked: waits up to 2 s, then says loading. */
    @GET
    @Path("/{id}/pipelines/{pipeline}/jobs")
    Response jobs(
            @PathParam("id") String id,
            @PathParam("pipeline") String pipeline,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link BranchesView}. */
    @GET
    @Path("/{id}/branches")
    Response branches(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link BranchView}; names may hold slashes. */
    @GET
    @Path("/{id}/branches/{name: .+}")
    Response branch(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link MergeRequestsView}. */
    @GET
    @Path("/{id}/merge-requests")
    Response mergeRequests(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);
}
