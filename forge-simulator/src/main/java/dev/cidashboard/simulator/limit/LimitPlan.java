package dev.cidashboard.simulator.limit;

import java.time.Duration;

/**
 * A forge's limits per token; 0 switches one off.
 *
 * @param requests per window
 * @param concurrent requests at once
 * @param pointsPerMinute per endpoint in any 60 seconds; a read costs one
 * @param graphQlPoints per window, where GraphQL has a quota of its own
 * @param graphQlPointsPerMinute of GraphQL in any 60 seconds; a query without a mutation costs one
 */
public record LimitPlan(
        int requests,
        Duration window,
        int concurrent,
        int pointsPerMinute,
        int graphQlPoints,
        int graphQlPointsPerMinute) {

    /** Source: docs.github.com, rate limits for the REST API, and for the GraphQL API. */
    public static final LimitPlan GITHUB = new LimitPlan(5_000, Duration.ofHours(1), 100, 900, 5_000, 2_000);

    /** Source: docs.gitlab.com, gitlab.com settings: 2,000 authenticated API requests per minute. */
    public static final LimitPlan GITLAB = new LimitPlan(2_000, Duration.ofMinutes(1), 0, 0);

    public LimitPlan {
        if (requests < 0 || concurrent < 0 || pointsPerMinute < 0 || graphQlPoints < 0 || graphQlPointsPerMinute < 0) {
            throw new IllegalArgumentException("limits must not be negative");
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be positive, not " + window);
        }
    }

    /** Without limits for GraphQL. */
    public LimitPlan(int requests, Duration window, int concurrent, int pointsPerMinute) {
        this(requests, window, concurrent, pointsPerMinute, 0, 0);
    }

    public int quota(Resource resource) {
        return switch (resource) {
            case CORE -> requests;
            case GRAPHQL -> graphQlPoints;
        };
    }

    public int perMinute(Resource resource) {
        return switch (resource) {
            case CORE -> pointsPerMinute;
            case GRAPHQL -> graphQlPointsPerMinute;
        };
    }

    public LimitPlan withGraphQl(int newPoints, int newPointsPerMinute) {
        return new LimitPlan(requests, window, concurrent, pointsPerMinute, newPoints, newPointsPerMinute);
    }

    public LimitPlan withRequests(int newRequests) {
        return new LimitPlan(newRequests, window, concurrent, pointsPerMinute, graphQlPoints, graphQlPointsPerMinute);
    }

    public LimitPlan withConcurrent(int newConcurrent) {
        return new LimitPlan(requests, window, newConcurrent, pointsPerMinute, graphQlPoints, graphQlPointsPerMinute);
    }

    public LimitPlan withPointsPerMinute(int newPoints) {
        return new LimitPlan(requests, window, concurrent, newPoints, graphQlPoints, graphQlPointsPerMinute);
    }
}
