package dev.cidashboard.web.ui;

import io.smallrye.common.annotation.NonBlocking;

import jakarta.ws.rs.GET;
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
    public Response asset(@PathParam("file") String file) {
        Asset asset = Asset.of(file).orElseThrow(NotFoundException::new);
        return Response.ok(asset.bytes(), asset.type())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
