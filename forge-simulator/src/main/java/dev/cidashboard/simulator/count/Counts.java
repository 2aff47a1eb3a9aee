package dev.cidashboard.simulator.count;

import dev.cidashboard.simulator.limit.Budget;
import dev.cidashboard.simulator.limit.SlidingMinute;
import dev.cidashboard.simulator.limit.Toll;
import dev.cidashboard.simulator.world.Platform;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts everything that the forges are asked, so that a test can tell what a client costs. */
public final class Counts {

    private static final class Endpoint {
        private long requests;
        private long conditional;
        private long notModified;
        private long charged;
        private long maxPoints;
        private final SlidingMinute minute = new SlidingMinute();
        private final Map<Integer, Long> statuses = new TreeMap<>();
    }

    private static final class Tally {
        private long inFlight;
        private long concurrentMax;
        private long maxRequests;
        private SlidingMinute minute = new SlidingMinute();
        private final Map<String, Long> leastRemaining = new TreeMap<>();
        private long primary;
        private long secondary;
        private long faults;
        private final Map<String, Endpoint> endpoints = new TreeMap<>();
        private GraphQl graphQl = new GraphQl();
    }

    private static final class GraphQl {
        private long requests;
        private long score;
        private long maxScore;
        private long nodes;
        private long maxNodes;
        private long refused;
        private long primary;
        private long secondary;
        private long timeouts;
        private long partial;

        private void asked(Toll.Load load) {
            requests++;
            score += load.score();
            maxScore = Math.max(maxScore, load.score());
            nodes += load.nodes();
            maxNodes = Math.max(maxNodes, load.nodes());
        }

        private GraphQlCounts view() {
            return new GraphQlCounts(
                    requests, score, maxScore, nodes, maxNodes, refused, primary, secondary, timeouts, partial);
        }
    }

    private final Clock clock;
    private final Map<Platform, Tally> tallies = new EnumMap<>(Platform.class);
    private long strangerRequests;
    private long leakedTokens;

    public Counts(Clock clock) {
        this.clock = clock;
        for (Platform platform : Platform.values()) {
            tallies.put(platform, new Tally());
        }
    }

    /** @param load what a GraphQL query asks for; null for REST */
    public synchronized void arrived(Platform platform, String template, boolean conditional, Toll.Load load) {
        Tally tally = tallies.get(platform);
        if (load != null) {
            tally.graphQl.asked(load);
        }
        tally.concurrentMax = Math.max(tally.concurrentMax, ++tally.inFlight);
        long second = clock.instant().getEpochSecond();
        tally.maxRequests = Math.max(tally.maxRequests, tally.minute.add(second, 1));
        Endpoint endpoint = endpoint(tally, template);
        endpoint.requests++;
        endpoint.conditional += conditional ? 1 : 0;
        endpoint.maxPoints = Math.max(endpoint.maxPoints, endpoint.minute.add(second, 1));
    }

    /** @param charged units of the primary quota that it used */
    public synchronized void answered(Platform platform, String template, int status, int charged) {
        Tally tally = tallies.get(platform);
        tally.inFlight = Math.max(0, tally.inFlight - 1);
        Endpoint endpoint = endpoint(tally, template);
        endpoint.statuses.merge(status, 1L, Long::sum);
        endpoint.notModified += status == 304 ? 1 : 0;
        endpoint.charged += charged;
    }

    /** A quota as it stands after something was charged to it. */
    public synchronized void charged(Platform platform, Budget budget) {
        if (budget.limited()) {
            tallies.get(platform).leastRemaining.merge(budget.resource().word(), (long) budget.remaining(), Math::min);
        }
    }

    public synchronized void primaryLimitHit(Platform platform, boolean graphQl) {
        tallies.get(platform).primary++;
        tallies.get(platform).graphQl.primary += graphQl ? 1 : 0;
    }

    public synchronized void secondaryLimitHit(Platform platform, boolean graphQl) {
        tallies.get(platform).secondary++;
        tallies.get(platform).graphQl.secondary += graphQl ? 1 : 0;
    }

    /** A query asked for more at once than the forge allows. */
    public synchronized void graphQlRefused(Platform platform) {
        tallies.get(platform).graphQl.refused++;
    }

    public synchronized void graphQlTimedOut(Platform platform) {
        tallies.get(platform).graphQl.timeouts++;
    }

    public synchronized void graphQlPartial(Platform platform) {
        tallies.get(platform).graphQl.partial++;
    }

    public synchronized void faultPlayed(Platform platform) {
        tallies.get(platform).faults++;
    }

    /** A request that followed a redirect to another host, with or without the token that was meant for this one. */
    public synchronized void strangerAsked(boolean withToken) {
        strangerRequests++;
        leakedTokens += withToken ? 1 : 0;
    }

    public synchronized void reset() {
        for (Tally tally : tallies.values()) {
            tally.concurrentMax = tally.inFlight;
            tally.maxRequests = 0;
            tally.minute = new SlidingMinute();
            tally.leastRemaining.clear();
            tally.primary = 0;
            tally.secondary = 0;
            tally.faults = 0;
            tally.endpoints.clear();
            tally.graphQl = new GraphQl();
        }
        strangerRequests = 0;
        leakedTokens = 0;
    }

    public synchronized PlatformCounts of(Platform platform) {
        Tally tally = tallies.get(platform);
        Map<String, EndpointCounts> endpoints = new TreeMap<>();
        tally.endpoints.forEach((template, one) -> endpoints.put(
                template,
                new EndpointCounts(
                        one.requests, one.conditional, one.notModified, one.charged, one.maxPoints, one.statuses)));
        return new PlatformCounts(
                sum(endpoints, EndpointCounts::requests),
                sum(endpoints, EndpointCounts::conditional),
                sum(endpoints, EndpointCounts::notModified),
                sum(endpoints, EndpointCounts::charged),
                tally.concurrentMax,
                tally.maxRequests,
                tally.leastRemaining,
                tally.primary,
                tally.secondary,
                tally.faults,
                tally.graphQl.view(),
                endpoints);
    }

    public synchronized long strangerRequests() {
        return strangerRequests;
    }

    /** Requests that carried a forge's token to another host. */
    public synchronized long leakedTokens() {
        return leakedTokens;
    }

    private static Endpoint endpoint(Tally tally, String template) {
        return tally.endpoints.computeIfAbsent(template, name -> new Endpoint());
    }

    private static long sum(
            Map<String, EndpointCounts> endpoints, java.util.function.ToLongFunction<EndpointCounts> what) {
        return endpoints.values().stream().mapToLong(what).sum();
    }
}
