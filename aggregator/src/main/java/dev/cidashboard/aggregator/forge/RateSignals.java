package dev.cidashboard.aggregator.forge;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What one answer said about limits, as far as it makes sense.
 *
 * @param resource the forge's name of the limit; null if not said
 * @param limit null unless limit and remaining were said and fit together, and the reset, if said, lies ahead
 * @param remaining null like {@code limit}
 * @param resetAt by our clock; null if not said, past, or further away than any window lasts
 * @param retryAfter null if not said
 */
record RateSignals(String resource, Long limit, Long remaining, Instant resetAt, Duration retryAfter) {

    static final RateSignals NONE = new RateSignals(null, null, null, null, null);

    /** Beyond this a reset is nonsense: no platform here has windows longer than an hour. */
    private static final Duration FURTHEST_RESET = Duration.ofHours(2);
    /** Clocks that differ by less are told apart by nobody: the Date header has whole seconds. */
    private static final Duration NO_SKEW = Duration.ofSeconds(2);

    private static final int LONGEST_RESOURCE = 60;

    static RateSignals read(HttpHeaders headers, RateRules rules, Instant now) {
        Instant forgeNow =
                headers.firstValue("Date").flatMap(RetryAfter::httpDate).orElse(now);
        Duration skew = Duration.between(now, forgeNow);
        Duration correction = skew.abs().compareTo(NO_SKEW) < 0 ? Duration.ZERO : skew;
        Long limit = number(headers, rules.headers().limit());
        Long remaining = number(headers, rules.headers().remaining());
        Instant reset = reset(headers, rules, correction, now);
        boolean sensible = limit != null
                && remaining != null
                && limit > 0
                && remaining <= limit
                && (reset != null || headers.firstValue(rules.headers().reset()).isEmpty());
        return new RateSignals(
                resource(headers, rules),
                sensible ? limit : null,
                sensible ? remaining : null,
                sensible ? reset : null,
                headers.firstValue("Retry-After")
                        .flatMap(value -> RetryAfter.parse(value, forgeNow))
                        .orElse(null));
    }

    boolean tellsTheRest() {
        return limit != null;
    }

    private static String resource(HttpHeaders headers, RateRules rules) {
        return headers.firstValue(rules.headers().resource())
                .filter(name -> name.length() <= LONGEST_RESOURCE)
                .map(Texts::name)
                .orElse(null);
    }

    private static Instant reset(HttpHeaders headers, RateRules rules, Duration correction, Instant now) {
        Long seconds = number(headers, rules.headers().reset());
        if (seconds == null || seconds > Instant.MAX.getEpochSecond()) {
            return null;
        }
        Instant reset = Instant.ofEpochSecond(seconds).minus(correction);
        boolean sensible = reset.isAfter(now) && reset.isBefore(now.plus(FURTHEST_RESET));
        return sensible ? reset : null;
    }

    private static Long number(HttpHeaders headers, String name) {
        try {
            OptionalLong value = headers.firstValueAsLong(name);
            return value.isPresent() && value.getAsLong() >= 0 ? (Long) value.getAsLong() : null;
        } catch (NumberFormatException nonsense) {
            return null;
        }
    }
}
