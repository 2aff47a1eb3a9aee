package dev.cidashboard.aggregator.state;

import java.time.Instant;
import java.util.Objects;

/**
 * An answer ready to be sent. The bytes are shared between requests: nobody writes to them.
 *
 * @param body UTF-8 JSON
 * @param etag weak, with its quotes: {@code W/"…"}; made from the content alone, so it outlives restarts
 * @param confirmedAt when the part of it that was confirmed longest ago was last confirmed; null if it never was
 */
public record Answer(byte[] body, String etag, Instant confirmedAt) {
    public Answer {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(etag, "etag");
    }
}
