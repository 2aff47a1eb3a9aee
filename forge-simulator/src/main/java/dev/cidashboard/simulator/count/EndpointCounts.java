package dev.cidashboard.simulator.count;

import java.util.Map;

/**
 * What one endpoint was asked.
 *
 * @param conditional requests that carried If-None-Match
 * @param charged requests that used the primary quota
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
