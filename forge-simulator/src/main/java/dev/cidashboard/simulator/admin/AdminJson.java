package dev.cidashboard.simulator.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** JSON of the back door: absent values are left out, moments and durations are ISO text. */
final class AdminJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .registerModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, ToStringSerializer.instance));

    private AdminJson() {}

    static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + value.getClass(), impossible);
        }
    }

    /** An empty body is an empty object. */
    static JsonNode read(byte[] body) {
        try {
            JsonNode tree = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            if (!tree.isObject()) {
                throw new IllegalArgumentException("the body must be a JSON object");
            }
            return tree;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the body is no JSON", unreadable);
        }
    }
}
