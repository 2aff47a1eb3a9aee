package dev.cidashboard.aggregator.forge;

import java.io.IOException;
import java.io.InputStream;

/** Reads one body into our own words while it arrives. */
@FunctionalInterface
public interface ContentReader<T> {

    /** @throws UnreadableAnswer if the body is not what was asked for */
    Content<T> read(InputStream body) throws IOException;
}
