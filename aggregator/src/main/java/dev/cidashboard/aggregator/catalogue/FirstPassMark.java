package dev.cidashboard.aggregator.catalogue;

import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.api.MediaTypes;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

/** Says of every answer of this room, also of its 404 and 503, that it was given before everything was read once. */
final class FirstPassMark {

    private final Refresh refresh;

    FirstPassMark(Refresh refresh) {
        this.refresh = refresh;
    }

    @ServerResponseFilter
    void mark(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        boolean isOfThisRoom = path.startsWith("/api/projects") || path.startsWith("/api/pipelines");
        if (isOfThisRoom && !refresh.inFirstPass().isEmpty()) {
            response.getHeaders().putSingle(MediaTypes.FIRST_PASS, MediaTypes.UNDER_WAY);
        }
    }
}
