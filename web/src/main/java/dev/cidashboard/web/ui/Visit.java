package dev.cidashboard.web.ui;

import dev.cidashboard.web.kept.Encodings;
import dev.cidashboard.web.session.Visitor;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import java.net.URI;

/**
 * One request for a page.
 *
 * @param url path and query, as asked for
 * @param ifNoneMatch null if the browser has nothing
 * @param gzip whether the browser understands it
 */
public record Visit(String url, Visitor visitor, String ifNoneMatch, boolean gzip) {

    public static Visit of(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String query = uri.getRawQuery();
        return new Visit(
                query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query,
                Visitor.of(request.getCookies()),
                request.getHeaderString(HttpHeaders.IF_NONE_MATCH),
                Encodings.allowGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING)));
    }
}
