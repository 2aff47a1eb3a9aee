package dev.cidashboard.aggregator.connector;

import java.util.Objects;

/** A picture: PNG, JPEG, GIF or WebP as its first bytes say, at most 1 MB. */
public record Avatar(String mediaType, byte[] bytes) {
    public Avatar {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(bytes, "bytes");
    }
}
