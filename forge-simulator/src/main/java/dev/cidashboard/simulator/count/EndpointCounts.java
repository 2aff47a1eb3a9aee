package dev.cidashboard.simulator.count;

import java.util.Map;

/**
 * What one endpoint was asked.
 *
 * @param conditional requests that carried If-None-Match
 * @param charged units of the primary quota that were used: one a request, points for GitHub's GraphQL
 * @param maxPointsPerMinute the most requests in any 60 seconds
 */
public record EndpointCounts(
        long requests,
        long conditional,
        long notModified,
        long charged,
        long maxPointsPerMinute,
        Map<Integer, Long> statuses) {

    public EndpointCounts {
        statuses = Map.copyOf(statuses);
    }
}
