package dev.cidashboard.simulator.limit;

import java.time.Duration;

/**
 * A forge's limits per token; 0 switches one off.
 *
 * @param requests per window
 * @param concurrent requests at once
 * @param pointsPerMinute per endpoint in any 60 seconds; a read costs one
 */
public record LimitPlan(int requests, Duration window, int concurrent, int pointsPerMinute) {

    /** Source: docs.github.com, rate limits for the REST API. */
    public static final LimitPlan GITHUB = new LimitPlan(5_000, Duration.ofHours(1), 100, 900);

    /** Source: docs.gitlab.com, gitlab.com settings: 2,000 authenticated API requests per minute. */
    public static final LimitPlan GITLAB = new LimitPlan(2_000, Duration.ofMinutes(1), 0, 0);

    public LimitPlan {
        if (requests < 0 || concurrent < 0 || pointsPerMinute < 0) {
            throw new IllegalArgumentException("limits must not be negative");
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be positive, not " + window);
        }
    }

    public LimitPlan withRequests(int newRequests) {
        return new LimitPlan(newRequests, window, concurrent, pointsPerMinute);
    }

    public LimitPlan withConcurrent(int newConcurrent) {
        return new LimitPlan(requests, window, newConcurrent, pointsPerMinute);
    }

    public LimitPlan withPointsPerMinute(int newPoints) {
        return new LimitPlan(requests, window, concurrent, newPoints);
    }
}
