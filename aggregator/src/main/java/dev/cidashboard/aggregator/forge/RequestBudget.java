package dev.cidashboard.aggregator.forge;

import dev.cidashboard.aggregator.forge.Failure.Kind;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The ledger of one credential: every request asks it first, every answer is entered. Two instances with the same
 * address and token share one. It never waits and never asks anybody; safe for use by many threads.
 *
 * <p>It says no when the limit of a resource is down to the reserve (background) or to nothing (people), when one
 * endpoint was asked too often in the last minute, when too many requests are under way, and for as long as the forge
 * told us to stay away.
 */
public final class RequestBudget {

    /** Without a word from the forge the documented minimum is a minute, and longer each time it happens again. */
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    /** A tenth is left unused: the forge counts by its own clock. */
    private static final int PACE_MARGIN_PART = 10;
    /** When too much is under way, some of it has been answered soon after. */
    private static final Duration ANSWERS_COME = Duration.ofMillis(500);

    private static final int MOST_RESOURCES = 16;
    private static final int FIRST_ERROR = 400;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_MODIFIED = 304;

    private final RateRules rules;
    private final Clock clock;
    private final Map<String, RateWindow> windows = new LinkedHashMap<>();
    private final Map<String, String> resourceOfTemplate = new HashMap<>();
    private final Map<String, EndpointPace> paces = new HashMap<>();
    private boolean forecasts;
    private int inFlight;
    private Instant blockedAt;
    private Instant blockedUntil;
    private Duration nextPause = FIRST_PAUSE;

    public RequestBudget(RateRules rules, Clock clock) {
        this.rules = Objects.requireNonNull(rules, "rules");
        this.clock = Objects.requireNonNull(clock, "clock");
        windows.put(rules.resource(), new RateWindow(rules));
    }

    /** @param template the endpoint without its parameters, {@code /repos/{owner}/{repo}/actions/runs} */
    synchronized Decision ask(Purpose purpose, String template) {
        Instant now = clock.instant();
        if (isBlocked(now)) {
            return denied(Kind.RATE_LIMITED, "the forge asked us to wait", blockedUntil);
        }
        RateWindow window = windows.get(resourceOfTemplate.getOrDefault(template, rules.resource()));
        window.roll(now);
        if (!window.allows(purpose)) {
            return spent(window, now);
        }
        if (inFlight >= rules.mostAtOnce()) {
            return denied(Kind.BUDGET_SPENT, "too many requests are under way at once", now.plus(ANSWERS_COME));
        }
        EndpointPace pace = paces.computeIfAbsent(template, unused -> new EndpointPace());
        if (rules.pointsPerMinute() > 0 && pace.inTheLastMinute(now) >= paceLimit()) {
            return denied(
                    Kind.PACED,
                    "this endpoint was asked as often as a minute allows",
                    pace.whenFreed(paceLimit() / PACE_MARGIN_PART, now));
        }
        window.asked(now);
        pace.count(now);
        inFlight++;
        return new Decision.Granted(new Permit(window, template, now));
    }

    /**
     * Enters an answer.
     *
     * @param limited whether the forge says, by status and words, that it was asked too often
     * @return whether it was charged
     */
    synchronized boolean settle(Permit permit, int status, HttpHeaders headers, boolean limited) {
        boolean charged = !(status == NOT_MODIFIED && rules.notModifiedIsFree());
        if (!permit.settle()) {
            return charged;
        }
        Instant now = clock.instant();
        inFlight--;
        RateSignals signals = RateSignals.read(headers, rules, now);
        RateWindow window = windowOf(permit, signals);
        if (window == permit.window()) {
            window.answered(signals, charged, now);
        } else {
            permit.window().answered(RateSignals.NONE, false, now);
            window.asked(now);
            window.answered(signals, charged, now);
        }
        // What was under way together is one offence, and its other answers are no sign that all is well again.
        boolean askedSince = blockedAt == null || permit.askedAt().isAfter(blockedAt);
        if (limited) {
            block(signals, now, askedSince);
        } else if (status < FIRST_ERROR && askedSince) {
            nextPause = FIRST_PAUSE;
        }
        return charged;
    }

    /** Enters a request that was never answered: it may have been charged. */
    synchronized void lost(Permit permit) {
        if (permit.settle()) {
            inFlight--;
            permit.window().answered(RateSignals.NONE, true, clock.instant());
        }
    }

    /**
     * Enters that an answer of status 200 says that we asked too often: a GraphQL endpoint does so. Where nothing is left
     * of its own limit, only that limit waits for its reset.
     *
     * @return when it is worth asking again; null if not known
     */
    synchronized Instant heldBack(String template, HttpHeaders headers) {
        Instant now = clock.instant();
        RateSignals signals = RateSignals.read(headers, rules, now);
        if (signals.remaining() != null && signals.remaining() == 0) {
            return windows.get(resourceOfTemplate.getOrDefault(template, rules.resource()))
                    .resetAt();
        }
        block(signals, now, true);
        return blockedUntil;
    }

    /** Whether an answer says that we asked too often. Its words matter: a 403 may lack every other sign. */
    boolean saysTooOften(int status, HttpHeaders headers, String words) {
        if (status == TOO_MANY_REQUESTS) {
            return true;
        }
        if (status != FORBIDDEN) {
            return false;
        }
        boolean nothingLeft = headers.firstValue(rules.headers().remaining())
                .filter(value -> value.strip().equals("0"))
                .isPresent();
        return nothingLeft
                || headers.firstValue("Retry-After").isPresent()
                || words.contains("rate limit")
                || words.contains("abuse detection");
    }

    /** What may still be asked, for people. A forge that limits nobody is not listed until it asks us to wait. */
    public synchronized List<Budget> budgets() {
        Instant now = clock.instant();
        Instant blocked = isBlocked(now) ? blockedUntil : null;
        List<Budget> views = new ArrayList<>();
        windows.forEach((resource, window) -> {
            window.roll(now);
            if (!window.isUnlimited() || blocked != null) {
                views.add(window.view(resource, blocked, forecasts, now));
            }
        });
        return views;
    }

    /** What was asked until now says nothing about how much will be asked; until this is said once, nothing is forecast. */
    public synchronized void forecastAnew() {
        forecasts = true;
        windows.values().forEach(RateWindow::forecastAnew);
    }

    private boolean isBlocked(Instant now) {
        return blockedUntil != null && now.isBefore(blockedUntil);
    }

    private int paceLimit() {
        return rules.pointsPerMinute() - rules.pointsPerMinute() / PACE_MARGIN_PART;
    }

    private Decision spent(RateWindow window, Instant now) {
        Instant latest = now.plus(RetryAfter.LONGEST);
        Instant until = window.resetAt() == null || window.resetAt().isAfter(latest) ? latest : window.resetAt();
        String rest = window.free() == 0 ? "the limit is used up" : "the rest of the limit is kept in reserve";
        return denied(Kind.BUDGET_SPENT, rest, until);
    }

    private static Decision denied(Kind kind, String message, Instant until) {
        return new Decision.Denied(new Failure(kind, message, until));
    }

    private RateWindow windowOf(Permit permit, RateSignals signals) {
        String resource = signals.resource();
        if (resource == null || !signals.tellsTheRest()) {
            return permit.window();
        }
        if (!windows.containsKey(resource) && windows.size() < MOST_RESOURCES) {
            windows.put(resource, new RateWindow(rules));
        }
        RateWindow window = windows.get(resource);
        if (window == null) {
            return permit.window();
        }
        resourceOfTemplate.put(permit.template(), resource);
        return window;
    }

    /** Retry-After first, then the reset of a limit that is used up, then a pause that doubles. */
    private void block(RateSignals signals, Instant now, boolean newOffence) {
        Instant until;
        if (signals.retryAfter() != null) {
            until = now.plus(signals.retryAfter());
        } else if (signals.remaining() != null && signals.remaining() == 0 && signals.resetAt() != null) {
            until = earlier(signals.resetAt(), now.plus(RetryAfter.LONGEST));
        } else {
            if (!newOffence) {
                return;
            }
            until = now.plus(nextPause);
            nextPause = earlier(nextPause.multipliedBy(2), RetryAfter.LONGEST);
        }
        blockedAt = now;
        if (blockedUntil == null || until.isAfter(blockedUntil)) {
            blockedUntil = until;
        }
    }

    private static <T extends Comparable<? super T>> T earlier(T one, T other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
