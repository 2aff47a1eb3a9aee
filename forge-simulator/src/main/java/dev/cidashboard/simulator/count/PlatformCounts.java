package dev.cidashboard.simulator.count;

import java.util.Map;

/**
 * What one forge was asked since the last reset; status 0 stands for an answer that was broken off on purpose.
 *
 * @param charged units of the primary quota, those of GraphQL's own quota included
 * @param maxRequestsPerMinute the most requests in any 60 seconds, over all endpoints
 * @param leastRemaining of each quota that something was charged to, by its word: how much was left at the worst moment
 */
public record PlatformCounts(
        long requests,
        long conditional,
        long notModified,
        long charged,
        long concurrentMax,
        long maxRequestsPerMinute,
        Map<String, Long> leastRemaining,
        long primaryLimitHits,
        long secondaryLimitHits,
        long faults,
        GraphQlCounts graphQl,
        Map<String, EndpointCounts> endpoints) {

    public PlatformCounts {
        leastRemaining = Map.copyOf(leastRemaining);
        endpoints = Map.copyOf(endpoints);
    }

    /** Zeros for an endpoint that nobody asked. */
    public EndpointCounts endpoint(String template) {
        return endpoints.getOrDefault(template, new EndpointCounts(0, 0, 0, 0, 0, Map.of()));
    }

    /** How often this status was answered, over all endpoints. */
    public long status(int status) {
        return endpoints.values().stream()
                .mapToLong(endpoint -> endpoint.statuses().getOrDefault(status, 0L))
                .sum();
    }
}
