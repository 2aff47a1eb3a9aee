package dev.cidashboard.aggregator.day;

import dev.cidashboard.simulator.count.Counts;
import dev.cidashboard.simulator.count.EndpointCounts;
import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.world.Platform;

/**
 * What the forges were asked, by their own counters, in one hour; or since the counters were reset.
 *
 * @param charged units of GitHub's quotas: requests that were not answered 304, and points
 * @param points the part of them that is of GraphQL
 */
record Hour(long charged, long points, long gitHubRequests, long gitLabRequests) {

    static final Hour NOTHING = new Hour(0, 0, 0, 0);

    static Hour untilNow(Counts counts) {
        PlatformCounts gitHub = counts.of(Platform.GITHUB);
        long points = gitHub.endpoints().entrySet().stream()
                .filter(endpoint -> endpoint.getKey().contains("graphql"))
                .map(java.util.Map.Entry::getValue)
                .mapToLong(EndpointCounts::charged)
                .sum();
        return new Hour(
                gitHub.charged(),
                points,
                gitHub.requests(),
                counts.of(Platform.GITLAB).requests());
    }

    Hour minus(Hour before) {
        return new Hour(
                charged - before.charged,
                points - before.points,
                gitHubRequests - before.gitHubRequests,
                gitLabRequests - before.gitLabRequests);
    }

    long requests() {
        return gitHubRequests + gitLabRequests;
    }
}
