package dev.cidashboard.aggregator.forge;

import java.time.Duration;
import java.time.Instant;

/**
 * One limit of one credential, counted: what the forge said last, less what is under way. Where a forge says nothing,
 * answers are counted here against the documented limit. Guarded by its ledger.
 */
final class RateWindow {

    /** Of every limit, one part in five is kept for people who look at something. */
    private static final int RESERVED_PART = 5;
    /** Two answers of one window name its end alike, but for rounding and the correction of clocks. */
    private static final Duration SAME_END = Duration.ofSeconds(5);

    private final RateRules rules;
    private long limit;
    private long remaining;
    private Instant resetAt;
    private boolean endIsGuessed = true;
    private int inFlight;
    private final UsageRate rate = new UsageRate();

    RateWindow(RateRules rules) {
        this.rules = rules;
        this.limit = rules.documentedLimit();
        this.remaining = limit;
    }

    boolean isUnlimited() {
        return limit == 0;
    }

    long limit() {
        return limit;
    }

    long reserve() {
        return (limit + RESERVED_PART - 1) / RESERVED_PART;
    }

    /** What may still be asked, with everything under way taken as charged. */
    long free() {
        return Math.max(0, remaining - inFlight);
    }

    Instant resetAt() {
        return resetAt;
    }

    boolean allows(Purpose purpose) {
        if (isUnlimited()) {
            return true;
        }
        return switch (purpose) {
            case BACKGROUND -> free() > reserve();
            case INTERACTIVE -> free() > 0;
        };
    }

    /** A window that has ended is full again, until an answer says otherwise. */
    void roll(Instant now) {
        if (resetAt != null && !now.isBefore(resetAt)) {
            remaining = limit;
            resetAt = null;
            endIsGuessed = true;
        }
    }

    void asked(Instant now) {
        inFlight++;
        if (resetAt == null && !isUnlimited()) {
            resetAt = now.plus(rules.window());
            endIsGuessed = true;
        }
    }

    void answered(RateSignals signals, boolean charged, Instant now) {
        inFlight = Math.max(0, inFlight - 1);
        roll(now);
        if (signals.tellsTheRest()) {
            learn(signals, now);
        } else if (charged && !isUnlimited()) {
            remaining = Math.max(0, remaining - 1);
        }
        rate.used(limit - remaining, resetAt, now);
    }

    private void learn(RateSignals signals, Instant now) {
        boolean sameWindow = !endIsGuessed && signals.limit() == limit && endsLike(signals.resetAt());
        if (sameWindow) {
            // Answers overtake each other, but within a window nothing is given back: the smaller figure is the later.
            remaining = Math.min(remaining, signals.remaining());
            return;
        }
        if (!endIsGuessed
                && resetAt != null
                && signals.resetAt() != null
                && signals.resetAt().isBefore(resetAt)) {
            return; // a late answer of the window before
        }
        limit = signals.limit();
        remaining = signals.remaining();
        if (signals.resetAt() != null) {
            resetAt = signals.resetAt();
            endIsGuessed = false;
        } else if (resetAt == null) {
            resetAt = now.plus(rules.window());
        }
    }

    private boolean endsLike(Instant other) {
        return resetAt != null
                && other != null
                && Duration.between(resetAt, other).abs().compareTo(SAME_END) <= 0;
    }

    /** What was asked until now says nothing about how much will be asked. */
    void forecastAnew() {
        rate.beginAnew();
    }

    /** @param forecasts whether what was asked of late tells how much will be asked */
    Budget view(String resource, Instant blockedUntil, boolean forecasts, Instant now) {
        long free = free();
        Duration rest = resetAt == null ? rules.window() : Duration.between(now, resetAt);
        long forecast = limit - remaining + (forecasts ? rate.in(rest, now) : 0);
        return new Budget(resource, limit, limit - free, free, reserve(), forecast, resetAt, blockedUntil);
    }
}
