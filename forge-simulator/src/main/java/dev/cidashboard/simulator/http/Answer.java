package dev.cidashboard.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What a forge answers before it meets conditional requests, faults and the wire.
 *
 * @param fingerprint changes exactly when the body changes; the ETag is made of it, and a body that the client already has is
 *     never rendered. Empty for answers that carry no ETag
 */
public record Answer(
        int status, String contentType, Map<String, String> headers, OptionalLong fingerprint, Supplier<byte[]> body) {

    public static final String JSON = "application/json; charset=utf-8";

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer ok(long fingerprint, Supplier<byte[]> body) {
        return new Answer(200, JSON, Map.of(), OptionalLong.of(fingerprint), body);
    }

    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, contentType, Map.of(), OptionalLong.empty(), () -> body);
    }

    public static Answer json(int status, String json) {
        return of(status, JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, more, fingerprint, body);
    }

    public Answer with(Map<String, String> moreHeaders) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(moreHeaders);
        return new Answer(status, contentType, more, fingerprint, body);
    }
}
