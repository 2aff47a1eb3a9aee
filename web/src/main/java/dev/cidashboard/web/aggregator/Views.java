package dev.cidashboard.web.aggregator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads answers for pages. A word of a newer aggregator that is not known here becomes null, never a failed page. */
@Singleton
public final class Views {
    private final ObjectReader reader;

    Views(ObjectMapper json) {
        this.reader = json.reader()
                .with(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public <T> T read(Answer answer, Class<T> type) {
        try {
            return reader.forType(type).readValue(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("the aggregator's answer is no " + type.getSimpleName(), e);
        }
    }
}
