package dev.cidashboard.aggregator.forge;

import java.net.URI;

/**
 * One answer, read.
 *
 * @param next the next page as the forge named it; null if this is the last
 * @param last the last page as the forge named it; null if not said
 */
record Page<T>(Content<T> content, URI next, URI last) {}
