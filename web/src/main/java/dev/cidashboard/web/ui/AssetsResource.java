package dev.cidashboard.web.ui;

import dev.cidashboard.web.kept.Body;
import dev.cidashboard.web.kept.Encodings;
import io.smallrye.common.annotation.NonBlocking;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Style, script and icons, from memory. */
@Path(Asset.PATH)
public class AssetsResource {

    @GET
    @Path("{file}")
    @NonBlocking
    public Response asset(
            @PathParam("file") String file, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String acceptEncoding) {
        Asset asset = Asset.of(file).orElseThrow(NotFoundException::new);
        Body body = asset.body();
        // A few kB, made once: the event loop may do that.
        Response.ResponseBuilder response = body.isWorthGzip() && Encodings.allowGzip(acceptEncoding)
                ? Response.ok(body.gzip(), asset.type()).header(HttpHeaders.CONTENT_ENCODING, Encodings.GZIP)
                : Response.ok(body.plain(), asset.type());
        return response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
