package dev.cidashboard.endtoend.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a process answered to one request. */
public record Answer(String request, int status, HttpHeaders headers, byte[] body) {

    private static final JsonMapper JSON = new JsonMapper();

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(text());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + this, e);
        }
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public String contentType() {
        return header("content-type").orElse("");
    }

    public String etag() {
        return header("etag").orElseThrow(() -> new AssertionError("no ETag: " + this));
    }

    @Override
    public String toString() {
        String text = text();
        return request + " → " + status + " " + contentType() + " "
                + (text.length() > 600 ? text.substring(0, 600) + "…" : text);
    }
}
