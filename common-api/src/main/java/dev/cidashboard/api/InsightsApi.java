package dev.cidashboard.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * What the pipelines of all projects tell, answered from the database. Parameters of each as in {@link InsightsQuery#parse}.
 *
 * <p>A pipeline belongs to the day on which it was created. Errors are {@link ProblemView}: 400 for a parameter that cannot be
 * used, 404 for a project or an instance that is not known, 503 {@code history-off} where no database is configured and
 * {@code history-away} while it cannot be reached.
 */
@Path("/api/insights")
@Produces(MediaType.APPLICATION_JSON)
public interface InsightsApi {

    /** {@link TotalsView}. How many pipelines ended how on each platform. */
    @GET
    @Path("/totals")
    Response totals(
            @QueryParam("days") String days,
            @QueryParam("platform") String platform,
            @QueryParam("instance") String instance,
            @QueryParam("project") String project,
            @QueryParam("branch") String branch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link DaysView}. How many ended how, and how long they took, by day. */
    @GET
    @Path("/days")
    Response days(
            @QueryParam("days") String days,
            @QueryParam("platform") String platform,
            @QueryParam("instance") String instance,
            @QueryParam("project") String project,
            @QueryParam("branch") String branch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link DaysView}. How long first attempts waited from their creation to their start, by day: the durations. */
    @GET
    @Path("/queue")
    Response queueTime(
            @QueryParam("days") String days,
            @QueryParam("platform") String platform,
            @QueryParam("instance") String instance,
            @QueryParam("project") String project,
            @QueryParam("branch") String branch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link WorkflowsView}. The projects with the most pipelines; without names. */
    @GET
    @Path("/active")
    Response mostActive(
            @QueryParam("days") String days,
            @QueryParam("platform") String platform,
            @QueryParam("instance") String instance,
            @QueryParam("project") String project,
            @QueryParam("branch") String branch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link WorkflowsView}. Pipelines by the middle of what they took, the slowest first; at least 5 of each. */
    @GET
    @Path("/slowest")
    Response slowest(
            @QueryParam("days") String days,
            @QueryParam("platform") String platform,
            @QueryParam("instance") String instance,
            @QueryParam("project") String project,
            @QueryParam("branch") String branch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link WorkflowsView}. Pipelines by the share that failed, the highest first; at least 5 of each. */
    @GET
    @Path("/failing")
    Response mostFailing(
            @QueryParam("days") String days,
            @QueryParam("platform") String platform,
            @QueryParam("instance") String instance,
            @QueryParam("project") String project,
            @QueryParam("branch") String branch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link FlakyPipelinesView}. Pipelines that ended differently on the same commit within 14 days, until five in a row succeeded. */
    @GET
    @Path("/flaky")
    Response flaky(
            @QueryParam("days") String days,
            @QueryParam("platform") String platform,
            @QueryParam("instance") String instance,
            @QueryParam("project") String project,
            @QueryParam("branch") String branch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link RecoveriesView}. How long default branches stayed red. */
    @GET
    @Path("/recovery")
    Response recovery(
            @QueryParam("days") String days,
            @QueryParam("platform") String platform,
            @QueryParam("instance") String instance,
            @QueryParam("project") String project,
            @QueryParam("branch") String branch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link LostTimesView}. How long pipelines ran that failed. */
    @GET
    @Path("/lost")
    Response lostTime(
            @QueryParam("days") String days,
            @QueryParam("platform") String platform,
            @QueryParam("instance") String instance,
            @QueryParam("project") String project,
            @QueryParam("branch") String branch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link FourKeysView}. Deployment frequency, lead time, change failure rate, time to restore. */
    @GET
    @Path("/four-keys")
    Response fourKeys(
            @QueryParam("days") String days,
            @QueryParam("platform") String platform,
            @QueryParam("instance") String instance,
            @QueryParam("project") String project,
            @QueryParam("branch") String branch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);
}
