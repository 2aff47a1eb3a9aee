package dev.cidashboard.aggregator.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * When a facet counts as stale and as expired.
 *
 * <p>A TTL as long as the refresh interval (both are 5 minutes by default) must not make every row stale for the moment
 * between its TTL and its turn in the next pass. So older than the TTL is stale at once only when the last attempt to
 * confirm it failed; a facet that is merely waiting for its turn has one more refresh interval, or as long as the pauses
 * between sweeps are.
 *
 * @param ttl until then a facet is fresh, whatever happens
 * @param staleTtl after that it is expired
 * @param refreshInterval time between two passes: how long a facet may wait for its turn
 */
public record Freshness(Duration ttl, Duration staleTtl, Duration refreshInterval) {

    /** Longer than sweeps leave any project alone: what they confirm may wait that long for its turn. */
    private static final int PASSES_BETWEEN_SWEEPS = 3;

    /** Longer than a list is not read again while sweeps, and what the forge tells of its activity, show no change. */
    private static final int PASSES_BETWEEN_READINGS = 156;

    /** How often a part of a project is confirmed while all goes well. */
    enum Rhythm {
        PASSES,
        SWEEPS,
        READINGS_BETWEEN_SWEEPS
    }

    public Freshness {
        Objects.requireNonNull(ttl, "ttl");
        Objects.requireNonNull(refreshInterval, "refreshInterval");
        if (staleTtl.compareTo(ttl) < 0) {
            throw new IllegalArgumentException("staleTtl " + staleTtl + " is shorter than ttl " + ttl);
        }
    }

    /**
     * @param confirmedAt null if never read
     * @param rhythm of the part
     * @param failing whether the last attempt to confirm it failed
     */
    Age age(Instant confirmedAt, Rhythm rhythm, boolean failing, Instant now) {
        if (confirmedAt == null) {
            return Age.LOADING;
        }
        Duration age = Duration.between(confirmedAt, now);
        if (age.compareTo(staleTtl) > 0) {
            return Age.EXPIRED;
        }
        Duration patience = failing ? ttl : longer(ttl.plus(refreshInterval), turn(rhythm));
        return age.compareTo(patience) > 0 ? Age.STALE : Age.FRESH;
    }

    private Duration turn(Rhythm rhythm) {
        return switch (rhythm) {
            case PASSES -> refreshInterval;
            case SWEEPS -> refreshInterval.multipliedBy(PASSES_BETWEEN_SWEEPS);
            case READINGS_BETWEEN_SWEEPS -> refreshInterval.multipliedBy(PASSES_BETWEEN_READINGS);
        };
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
