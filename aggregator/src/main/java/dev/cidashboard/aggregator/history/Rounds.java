package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.DatabaseHealth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Work that is done once a minute, never twice at the same time, and only while the database can be used. */
final class Rounds {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final Executor executor;
    private final Clock clock;
    private final Consumer<Instant> round;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Instant next = Instant.MIN;

    /** @param round is given the moment at which it was due */
    Rounds(Database database, Executor executor, Clock clock, Consumer<Instant> round) {
        this.database = database;
        this.executor = executor;
        this.clock = clock;
        this.round = round;
    }

    /** Begins a round if it is time and none is under way. */
    void tick() {
        Instant now = clock.instant();
        boolean due = database.health().state() == DatabaseHealth.State.READY && !now.isBefore(next);
        if (due && busy.compareAndSet(false, true)) {
            next = now.plus(EVERY);
            executor.execute(() -> {
                try {
                    round.accept(now);
                } finally {
                    busy.set(false);
                }
            });
        }
    }
}
