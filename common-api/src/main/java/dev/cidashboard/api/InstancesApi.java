package dev.cidashboard.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The configured forges: how they are, what they still allow, and a pass now. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public interface InstancesApi {

    /** {@link InstancesView}. */
    @GET
    @Path("/instances")
    Response instances(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** {@link RateLimitsView}. */
    @GET
    @Path("/rate-limit")
    Response rateLimit();

    /** Asks for a pass over all instances now; 202 at once. A pass that is under way is not started twice. */
    @POST
    @Path("/cache/refresh")
    Response refresh();
}
