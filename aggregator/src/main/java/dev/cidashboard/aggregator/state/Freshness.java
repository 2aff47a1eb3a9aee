package dev.cidashboard.aggregator.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * When a facet counts as stale and as expired.
 *
 * <p>A TTL as long as the refresh interval (both are 5 minutes by default) must not make every row stale for the moment
 * between its TTL and its turn in the next pass. So older than the TTL is stale at once only when the last attempt to
 * confirm it failed; a facet that is merely waiting for its turn has one more refresh interval.
 *
 * @param ttl until then a facet is fresh, whatever happens
 * @param staleTtl after that it is expired
 * @param refreshInterval time between two passes: how long a facet may wait for its turn
 */
public record Freshness(Duration ttl, Duration staleTtl, Duration refreshInterval) {

    public Freshness {
        Objects.requireNonNull(ttl, "ttl");
        Objects.requireNonNull(refreshInterval, "refreshInterval");
        if (staleTtl.compareTo(ttl) < 0) {
            throw new IllegalArgumentException("staleTtl " + staleTtl + " is shorter than ttl " + ttl);
        }
    }

    /**
     * @param confirmedAt null if never read
     * @param failing whether the last attempt to confirm it failed
     */
    Age age(Instant confirmedAt, boolean failing, Instant now) {
        if (confirmedAt == null) {
            return Age.LOADING;
        }
        Duration age = Duration.between(confirmedAt, now);
        if (age.compareTo(staleTtl) > 0) {
            return Age.EXPIRED;
        }
        Duration patience = failing ? ttl : ttl.plus(refreshInterval);
        return age.compareTo(patience) > 0 ? Age.STALE : Age.FRESH;
    }
}
