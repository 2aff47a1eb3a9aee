package dev.cidashboard.simulator.limit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Keeps one forge's limits per token. Safe for several threads: tests change the plan while requests run. */
public final class Limiter {

    public enum Verdict {
        ADMITTED,
        PRIMARY,
        SECONDARY
    }

    private static final class Account {
        private Instant reset = Instant.EPOCH;
        private int used;
        private int inFlight;
        private final Map<String, SlidingMinute> endpoints = new HashMap<>();
    }

    private final Clock clock;
    private final Map<String, Account> accounts = new HashMap<>();
    private LimitPlan plan;

    public Limiter(LimitPlan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
    }

    public synchronized void plan(LimitPlan newPlan) {
        plan = newPlan;
        accounts.values().forEach(account -> account.reset = Instant.EPOCH);
    }

    /** Forgets what was used, as if the windows had passed. */
    public synchronized void reset() {
        accounts.values().forEach(account -> {
            account.reset = Instant.EPOCH;
            account.endpoints.clear();
        });
    }

    /** Counts the request in for concurrency and points, if it may pass; then {@link #leave} is owed. */
    public synchronized Verdict enter(String token, String endpoint, boolean charged) {
        Account account = account(token);
        if (plan.concurrent() > 0 && account.inFlight >= plan.concurrent()) {
            return Verdict.SECONDARY;
        }
        SlidingMinute minute = account.endpoints.computeIfAbsent(endpoint, name -> new SlidingMinute());
        long second = clock.instant().getEpochSecond();
        if (plan.pointsPerMinute() > 0 && minute.at(second) >= plan.pointsPerMinute()) {
            return Verdict.SECONDARY;
        }
        if (charged && plan.requests() > 0 && account.used >= plan.requests()) {
            return Verdict.PRIMARY;
        }
        minute.add(second, 1);
        account.inFlight++;
        return Verdict.ADMITTED;
    }

    public synchronized void leave(String token) {
        account(token).inFlight--;
    }

    public synchronized void charge(String token) {
        account(token).used++;
    }

    public synchronized Budget budget(String token) {
        Account account = account(token);
        return new Budget(plan.requests(), account.used, account.reset);
    }

    private Account account(String token) {
        Account account = accounts.computeIfAbsent(String.valueOf(token), name -> new Account());
        Instant now = clock.instant();
        if (!now.isBefore(account.reset)) {
            account.reset = now.plus(plan.window()).truncatedTo(ChronoUnit.SECONDS);
            account.used = 0;
        }
        return account;
    }
}
