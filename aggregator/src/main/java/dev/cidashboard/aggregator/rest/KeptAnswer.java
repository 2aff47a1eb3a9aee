package dev.cidashboard.aggregator.rest;

import dev.cidashboard.api.MediaTypes;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.time.Instant;
import java.util.Objects;

/**
 * JSON that was encoded once and is relayed until it changes.
 *
 * @param body never written to
 * @param confirmedAt when a forge last confirmed it; null where nothing is known, or where it is our own word
 */
public record KeptAnswer(byte[] body, ContentTag tag, Instant confirmedAt) {

    /** Kept by whom it may concern, but asked for each time: that is what the tag is for. */
    private static final String REVALIDATE = "no-cache";

    public KeptAnswer {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(tag, "tag");
    }

    /** An answer whose tag is made from its bytes. */
    public static KeptAnswer of(byte[] body, Instant confirmedAt) {
        return new KeptAnswer(body, ContentTag.of(body), confirmedAt);
    }

    /** 200 with the body, or 304 for a caller that has it. */
    public Response to(String ifNoneMatch) {
        Response.ResponseBuilder response = tag.isIn(ifNoneMatch)
                ? Response.notModified()
                : Response.ok(body).type(MediaType.APPLICATION_JSON_TYPE);
        response.header(HttpHeaders.ETAG, tag.text()).header(HttpHeaders.CACHE_CONTROL, REVALIDATE);
        if (confirmedAt != null) {
            response.header(MediaTypes.CONFIRMED_AT, confirmedAt.toString());
        }
        return response.build();
    }
}
