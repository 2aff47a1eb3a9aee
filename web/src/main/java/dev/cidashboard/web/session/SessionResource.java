package dev.cidashboard.web.session;

import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import java.time.Duration;

/** Two forms, two cookies. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RunOnVirtualThread
public class SessionResource {
    private static final int A_YEAR = Math.toIntExact(Duration.ofDays(365).toSeconds());

    @POST
    @Path("favourites")
    public Response favourite(
            @FormParam("id") String id,
            @FormParam("favourite") String favourite,
            @FormParam("return") String returnTo,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        ProjectId project = ProjectId.parse(id);
        Favourites known = Visitor.of(headers.getCookies()).favourites();
        Favourites wanted = yes(favourite) ? known.with(project) : known.without(project);
        return back(returnTo, cookie(Favourites.COOKIE, wanted.toCookie(), uri));
    }

    @POST
    @Path("theme")
    public Response theme(
            @FormParam("theme") String theme, @FormParam("return") String returnTo, @Context UriInfo uri) {
        return back(returnTo, cookie(Theme.COOKIE, Theme.parse(theme).word(), uri));
    }

    private static boolean yes(String favourite) {
        return switch (favourite == null ? "" : favourite) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValue("favourite", favourite, "true or false");
        };
    }

    private static Response back(String returnTo, NewCookie cookie) {
        return Response.seeOther(ReturnPath.of(returnTo).uri()).cookie(cookie).build();
    }

    private static NewCookie cookie(String name, String value, UriInfo uri) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(value.isEmpty() ? 0 : A_YEAR)
                .httpOnly(true)
                .secure("https".equals(uri.getRequestUri().getScheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
