package dev.cidashboard.aggregator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.io.UncheckedIOException;
import java.time.Instant;

/** Encodes views that are small or seldom asked for; what is hot is kept as bytes by its owner. */
@Singleton
public final class JsonAnswers {

    private final ObjectMapper json;

    JsonAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** @param confirmedAt when a forge last confirmed it; null if that means nothing here */
    public KeptAnswer of(Object view, Instant confirmedAt) {
        return KeptAnswer.of(bytes(view), confirmedAt);
    }

    /** What is true only now: nobody keeps it, and it has no tag. */
    public Response ofThisMoment(Object view) {
        return Response.ok(bytes(view))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private byte[] bytes(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
