package dev.cidashboard.aggregator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.inject.Singleton;

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
        try {
            return KeptAnswer.of(json.writeValueAsBytes(view), confirmedAt);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
