package dev.cidashboard.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** People: whose tokens these are, and their pictures. */
@Path("/api")
public interface UsersApi {

    /** {@link UserProfilesView}. */
    @GET
    @Path("/user/profiles")
    @Produces(MediaType.APPLICATION_JSON)
    Response profiles(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);

    /** The picture's bytes: PNG, JPEG, GIF or WebP, at most 1 MB; 404 if there is none that may be shown. */
    @GET
    @Path("/avatars/{instance}/{user}")
    @Produces(MediaType.WILDCARD)
    Response avatar(
            @PathParam("instance") String instance,
            @PathParam("user") String user,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch);
}
