package dev.cidashboard.aggregator.user;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.rest.JsonAnswers;
import dev.cidashboard.aggregator.rest.NoSuchThing;
import dev.cidashboard.aggregator.rest.Unavailable;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.UsersApi;
import io.smallrye.common.annotation.RunOnVirtualThread;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers {@link UsersApi}. */
@RunOnVirtualThread
final class UsersResource implements UsersApi {

    private static final String A_DAY = "public, max-age=86400";

    private final Connectors connectors;
    private final Profiles profiles;
    private final Avatars avatars;
    private final JsonAnswers answers;

    UsersResource(Connectors connectors, Profiles profiles, Avatars avatars, JsonAnswers answers) {
        this.connectors = connectors;
        this.profiles = profiles;
        this.avatars = avatars;
        this.answers = answers;
    }

    @Override
    public Response profiles(String ifNoneMatch) {
        return answers.of(profiles.view(), null).to(ifNoneMatch);
    }

    @Override
    public Response avatar(String instance, String user, String ifNoneMatch) {
        Username username = new Username(user);
        Connector connector =
                connectors.of(new InstanceId(instance)).orElseThrow(() -> new NoSuchThing("instance", instance));
        return switch (avatars.of(connector, username)) {
            case Picture.Shown shown -> shown(shown, ifNoneMatch);
            case Picture.None() -> throw new NoSuchThing("picture of", user);
            case Picture.NotNow(String why) -> throw new Unavailable(why);
        };
    }

    private static Response shown(Picture.Shown shown, String ifNoneMatch) {
        Response.ResponseBuilder response = shown.tag().isIn(ifNoneMatch)
                ? Response.notModified()
                : Response.ok(shown.avatar().bytes()).type(shown.avatar().mediaType());
        return response.header(HttpHeaders.ETAG, shown.tag().text())
                .header(HttpHeaders.CACHE_CONTROL, A_DAY)
                .build();
    }
}
