package dev.cidashboard.configuration;

import java.time.Duration;
import java.util.Objects;

/**
 * How long what a forge said is good for.
 *
 * @param ttl until then a facet is fresh
 * @param staleTtl until then it is shown with its age; not shorter than {@code ttl}
 * @param refreshInterval between two background passes
 */
public record CacheConfiguration(CacheType type, Duration ttl, Duration staleTtl, Duration refreshInterval) {
    public CacheConfiguration {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(ttl, "ttl");
        Objects.requireNonNull(refreshInterval, "refreshInterval");
        if (staleTtl.compareTo(ttl) < 0) {
            throw new IllegalArgumentException("cache.stale_ttl is shorter than cache.ttl");
        }
    }
}
