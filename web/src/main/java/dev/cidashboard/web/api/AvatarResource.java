package dev.cidashboard.web.api;

import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.InstanceView;
import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.InvalidValue;
import dev.cidashboard.api.Platform;
import dev.cidashboard.web.aggregator.Answer;
import dev.cidashboard.web.aggregator.Question;
import dev.cidashboard.web.kept.EntityTags;
import dev.cidashboard.web.ui.Content;
import dev.cidashboard.web.ui.NotThere;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import java.util.Optional;
import java.util.Set;

/** Pictures of people, from this host: browsers never tell a forge who looks at what. */
@Path("/api/avatar")
@RunOnVirtualThread
public class AvatarResource {
    private static final int LARGEST = 1 << 20;

    /** Raster only: an SVG can hold a script. The aggregator has looked at the bytes; this looks at its word again. */
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private static final String NONE = "There is no such picture.";

    private final Content content;

    AvatarResource(Content content) {
        this.content = content;
    }

    /** @param forge an instance, or a platform: then its first instance */
    @GET
    @Path("{forge}/{user}")
    public Response avatar(
            @PathParam("forge") String forge,
            @PathParam("user") String user,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        Answer picture = picture(instance(forge), user);
        if (!TYPES.contains(String.valueOf(picture.contentType())) || picture.body().length > LARGEST) {
            throw new NotThere(NONE);
        }
        Response.ResponseBuilder response = EntityTags.match(ifNoneMatch, picture.etag())
                ? Response.notModified()
                : Response.ok(picture.body(), picture.contentType());
        response.header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400");
        if (!picture.etag().isEmpty()) {
            response.header(HttpHeaders.ETAG, picture.etag());
        }
        return response.build();
    }

    private Answer picture(InstanceId instance, String user) {
        try {
            return content.get(new Question.Avatar(instance, user), NONE);
        } catch (InvalidValue e) {
            throw new NotThere(NONE);
        }
    }

    private InstanceId instance(String forge) {
        Optional<Platform> platform = Platform.of(forge);
        if (platform.isEmpty()) {
            return new InstanceId(forge);
        }
        Answer known = content.get(new Question.Instances(), NONE);
        return content.read(known, InstancesView.class).instances().stream()
                .filter(instance -> instance.platform() == platform.get())
                .map(InstanceView::name)
                .findFirst()
                .orElseThrow(() -> new NotThere(NONE));
    }
}
