package dev.cidashboard.simulator.fault;

import dev.cidashboard.simulator.world.Platform;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A fault and whom it hits.
 *
 * @param platform null for every forge
 * @param path a regular expression that must be found in the request's encoded path; null for every path
 * @param share of the matching requests, evenly spread: 0.5 is every second one
 * @param times how many requests it hits before it goes away by itself; 0 for until it is cleared
 * @param retryAfter for limits: how the answer says when to come back
 * @param delay for limits the time to wait, for {@code SLOW} the lateness, for {@code DRIP} the pause between bytes
 * @param status for {@code SECONDARY_LIMIT}: 403 or 429, for {@code GRAPHQL_TIMEOUT} 502, 504 or 200; 0 for the usual one
 * @param heavierThan only GraphQL queries that can answer with more nodes than this; negative for whatever request
 */
public record Fault(
        FaultKind kind,
        Platform platform,
        Pattern path,
        double share,
        long times,
        RetryAfter retryAfter,
        Duration delay,
        int status,
        long heavierThan) {

    private static final Duration LONGEST = Duration.ofMinutes(60);

    public Fault {
        if (kind == null) {
            throw new IllegalArgumentException("kind is missing");
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1, not " + share);
        }
        if (times < 0) {
            throw new IllegalArgumentException("times must not be negative, not " + times);
        }
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("delay must be between 0 and 60 minutes, not " + delay);
        }
        boolean kill = kind == FaultKind.GRAPHQL_TIMEOUT && status == 200;
        if (status != 0 && !kill && (status < 400 || status > 599)) {
            throw new IllegalArgumentException("status must be between 400 and 599, not " + status);
        }
    }

    /** Hits every request of every forge until it is cleared. */
    public static Fault of(FaultKind kind) {
        Duration delay =
                switch (kind) {
                    case SLOW -> Duration.ofSeconds(8);
                    case DRIP -> Duration.ofMillis(250);
                    case GRAPHQL_TIMEOUT -> Duration.ofSeconds(10);
                    default -> Duration.ofSeconds(60);
                };
        return new Fault(kind, null, null, 1, 0, RetryAfter.SECONDS, delay, 0, -1);
    }

    public Fault on(Platform newPlatform) {
        return new Fault(kind, newPlatform, path, share, times, retryAfter, delay, status, heavierThan);
    }

    /** @param expression a regular expression, found anywhere in the encoded path */
    public Fault onPath(String expression) {
        return new Fault(
                kind, platform, Pattern.compile(expression), share, times, retryAfter, delay, status, heavierThan);
    }

    public Fault forShare(double newShare) {
        return new Fault(kind, platform, path, newShare, times, retryAfter, delay, status, heavierThan);
    }

    public Fault times(long newTimes) {
        return new Fault(kind, platform, path, share, newTimes, retryAfter, delay, status, heavierThan);
    }

    public Fault retryAfter(RetryAfter how, Duration wait) {
        return new Fault(kind, platform, path, share, times, how, wait, status, heavierThan);
    }

    public Fault delayed(Duration newDelay) {
        return new Fault(kind, platform, path, share, times, retryAfter, newDelay, status, heavierThan);
    }

    public Fault withStatus(int newStatus) {
        return new Fault(kind, platform, path, share, times, retryAfter, delay, newStatus, heavierThan);
    }

    /** @param nodes a GraphQL query must be able to answer with more than these, so that halving it helps */
    public Fault onlyHeavierThan(long nodes) {
        return new Fault(kind, platform, path, share, times, retryAfter, delay, status, nodes);
    }

    boolean matches(Faults.Asked asked) {
        boolean graphQl = kind.onlyGraphQl() || heavierThan >= 0;
        OptionalLong nodes = asked.nodes();
        return (platform == null || platform == asked.platform())
                && (!kind.onlyLaterPages() || asked.laterPage())
                && (!graphQl || nodes.isPresent() && nodes.getAsLong() > heavierThan)
                && (path == null || path.matcher(asked.path()).find());
    }
}
