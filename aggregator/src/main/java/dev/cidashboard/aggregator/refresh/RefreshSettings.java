package dev.cidashboard.aggregator.refresh;

import java.time.Duration;

/**
 * How often and how much at once.
 *
 * @param interval from the start of one pass to the start of the next ({@code cache.refresh_interval}); everything else
 *     that is asked at turns is paced by it
 * @param movingInterval how often a project with a moving pipeline is read again
 * @param concurrency readings of one instance at once. 16 fills 500 projects within the benchmark's 12 s at 20 ms a
 *     request and is a sixth of the 100 concurrent requests that GitHub allows a credential
 * @param seed of the jitter that keeps the passes of several instances apart
 */
public record RefreshSettings(Duration interval, Duration movingInterval, int concurrency, long seed) {

    public static final Duration MOVING_INTERVAL = Duration.ofSeconds(15);
    public static final int CONCURRENCY = 16;

    /** For which the pauses of {@link Heat} are given. */
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(5);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

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

    /** A pause that is given for the usual interval, for the one that is configured: it sets the pace of everything. */
    Duration paced(Duration pause) {
        double pace = (double) interval.toMillis() / USUAL_INTERVAL.toMillis();
        Duration paced = Duration.ofMillis((long) (pause.toMillis() * pace));
        return paced.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : paced;
    }

    public static RefreshSettings of(Duration interval, long seed) {
        return new RefreshSettings(interval, MOVING_INTERVAL, CONCURRENCY, seed);
    }
}
