package dev.cidashboard.simulator.limit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Keeps one forge's limits per token. Safe for several threads: tests change the plan while requests run. */
public final class Limiter {

    public enum Verdict {
        ADMITTED,
        PRIMARY,
        SECONDARY
    }

    /** What was used of one quota in its present window. */
    private static final class Window {
        private Instant reset = Instant.EPOCH;
        private int used;
    }

    private static final class Account {
        private final Map<Resource, Window> windows = new EnumMap<>(Resource.class);
        private int inFlight;
        private final Map<String, SlidingMinute> endpoints = new HashMap<>();

        private Account() {
            for (Resource resource : Resource.values()) {
                windows.put(resource, new Window());
            }
        }

        private void expire() {
            windows.values().forEach(window -> window.reset = Instant.EPOCH);
        }
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
        accounts.values().forEach(Account::expire);
    }

    /** Forgets what was used, as if the windows had passed. */
    public synchronized void reset() {
        accounts.values().forEach(account -> {
            account.expire();
            account.endpoints.clear();
        });
    }

    /** Counts the request in for concurrency and points, if it may pass; then {@link #leave} is owed. */
    public synchronized Verdict enter(String token, String endpoint, Resource resource, boolean charged) {
        Account account = account(token);
        if (plan.concurrent() > 0 && account.inFlight >= plan.concurrent()) {
            return Verdict.SECONDARY;
        }
        SlidingMinute minute = account.endpoints.computeIfAbsent(endpoint, name -> new SlidingMinute());
        long second = clock.instant().getEpochSecond();
        int perMinute = plan.perMinute(resource);
        if (perMinute > 0 && minute.at(second) >= perMinute) {
            return Verdict.SECONDARY;
        }
        int quota = plan.quota(resource);
        if (charged && quota > 0 && window(account, resource).used >= quota) {
            return Verdict.PRIMARY;
        }
        minute.add(second, 1);
        account.inFlight++;
        return Verdict.ADMITTED;
    }

    public synchronized void leave(String token) {
        account(token).inFlight--;
    }

    public synchronized void charge(String token, Resource resource, int units) {
        window(account(token), resource).used += units;
    }

    /** Others who use the same tokens leave nothing of a quota until it resets. */
    public synchronized void exhaust(Resource resource) {
        accounts.values().forEach(account -> {
            Window window = window(account, resource);
            window.used = Math.max(window.used, plan.quota(resource));
        });
    }

    public synchronized Budget budget(String token, Resource resource) {
        Window window = window(account(token), resource);
        return new Budget(resource, plan.quota(resource), window.used, window.reset);
    }

    private Account account(String token) {
        return accounts.computeIfAbsent(String.valueOf(token), name -> new Account());
    }

    private Window window(Account account, Resource resource) {
        Window window = account.windows.get(resource);
        Instant now = clock.instant();
        if (!now.isBefore(window.reset)) {
            window.reset = now.plus(plan.window()).truncatedTo(ChronoUnit.SECONDS);
            window.used = 0;
        }
        return window;
    }
}
