package dev.cidashboard.aggregator.refresh;

import java.time.Duration;

/**
 * How often and how much at once.
 *
 * @param interval from the start of one pass to the start of the next ({@code cache.refresh_interval})
 * @param movingInterval how often a project with a moving pipeline is read again
 * @param concurrency readings of one instance at once. 16 fills 500 projects within the benchmark's 12 s at 20 ms a
 *     request and is a sixth of the 100 concurrent requests that GitHub allows a credential
 * @param seed of the jitter that keeps the passes of several instances apart
 */
public record RefreshSettings(Duration interval, Duration movingInterval, int concurrency, long seed) {

    public static final Duration MOVING_INTERVAL = Duration.ofSeconds(15);
    public static final int CONCURRENCY = 16;

    public RefreshSettings {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval is " + interval + ", expected more than zero");
        }
        if (movingInterval.isNegative() || movingInterval.isZero()) {
            throw new IllegalArgumentException("movingInterval is " + movingInterval + ", expected more than zero");
        }
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is " + concurrency + ", expected at least 1");
        }
    }

    /**
     * Readings of one instance at once when every row is there already: nobody waits for such a pass, so it takes its time
     * instead of a whole core.
     */
    public int steadyConcurrency() {
        return Math.max(1, concurrency * 3 / 8);
    }

    public static RefreshSettings of(Duration interval, long seed) {
        return new RefreshSettings(interval, MOVING_INTERVAL, CONCURRENCY, seed);
    }
}
