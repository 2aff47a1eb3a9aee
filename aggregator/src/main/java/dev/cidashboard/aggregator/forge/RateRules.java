package dev.cidashboard.aggregator.forge;

import java.time.Duration;
import java.util.Objects;

/**
 * How one platform limits a credential.
 *
 * @param resource what people call the limit when the forge does not name it
 * @param headers where an answer says how much is left
 * @param documentedLimit requests a window that the platform documents, counted here while answers say nothing; 0 for a
 *     forge that limits nobody until it says so
 * @param window length of the window that the documented limit is for
 * @param notModifiedIsFree whether a 304 costs nothing of the limit
 * @param pointsPerMinute requests in any 60 seconds that one endpoint allows; 0 for no such rule
 * @param mostAtOnce requests in flight that one credential may have
 */
public record RateRules(
        String resource,
        RateHeaders headers,
        long documentedLimit,
        Duration window,
        boolean notModifiedIsFree,
        int pointsPerMinute,
        int mostAtOnce) {

    public RateRules {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(headers, "headers");
        if (documentedLimit < 0 || pointsPerMinute < 0 || mostAtOnce < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("limits of " + resource + " are not positive");
        }
    }

    /**
     * The names of the headers that tell a limit.
     *
     * @param resource {@link #ONE_RESOURCE} where all that we ask counts for one limit, whatever its name
     */
    public record RateHeaders(String limit, String remaining, String reset, String resource) {

        /** No header has this name. */
        public static final String ONE_RESOURCE = "-";

        public RateHeaders {
            Objects.requireNonNull(limit, "limit");
            Objects.requireNonNull(remaining, "remaining");
            Objects.requireNonNull(reset, "reset");
            Objects.requireNonNull(resource, "resource");
        }
    }
}
