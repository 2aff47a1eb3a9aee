package dev.cidashboard.aggregator.database;

import org.jboss.logging.Logger;

import javax.sql.DataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The database, which may be absent, come late and go away. Its schema is brought up to date when the first connection
 * succeeds; nobody gets a connection before. Safe for use by many threads.
 */
public final class Database {

    private static final Logger LOG = Logger.getLogger(Database.class);

    /** Whoever looks at a page does not find out anew each time, at the price of three seconds, that nobody answers. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    /** Nor does anybody who looks at a page wait for a long migration. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DataSource source;
    private final Migration migration;
    private final Clock clock;
    private final ReentrantLock opening = new ReentrantLock();
    private final AtomicReference<DatabaseHealth> health;

    /** Brings the schema up to date. */
    @FunctionalInterface
    public interface Migration {
        /** @throws SQLException if the database cannot be reached; anything else for what is wrong with the schema */
        void run() throws SQLException;
    }

    public Database(DataSource source, Migration migration, Clock clock) {
        this.source = source;
        this.migration = migration;
        this.clock = clock;
        this.health = new AtomicReference<>(DatabaseHealth.awaited(clock.instant()));
    }

    private Database(Clock clock) {
        this.source = null;
        this.migration = null;
        this.clock = clock;
        this.health = new AtomicReference<>(DatabaseHealth.off());
    }

    /** None is configured. */
    public static Database off(Clock clock) {
        return new Database(clock);
    }

    /** Work with a connection that is open for no longer than it. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    public boolean isOff() {
        return source == null;
    }

    public DatabaseHealth health() {
        return health.get();
    }

    /** @throws DatabaseOff, DatabaseAway if nothing can be read now; quick if it could not a moment ago */
    public void requireReady() {
        if (isOff()) {
            throw new DatabaseOff();
        }
        DatabaseHealth now = health.get();
        if (now.mustOpen()
                && (now.isKnownSince(clock.instant().minus(BETWEEN_TRIES)) || !openUnlessSomebodyIsAtItForLong())) {
            throw new DatabaseAway(health.get().message());
        }
    }

    /**
     * Reads, each statement for itself.
     *
     * @throws DatabaseOff, DatabaseAway if it cannot be read now
     */
    public <T> T read(Work<T> work) {
        requireReady();
        try (Connection connection = source.getConnection()) {
            T told = work.in(connection);
            succeeded(Stage.READING);
            return told;
        } catch (SQLException e) {
            throw away(e, e);
        }
    }

    /**
     * Reads by other means than a connection of ours.
     *
     * @throws DatabaseOff, DatabaseAway if it cannot be read now
     */
    public <T> T ask(Supplier<T> reading) {
        requireReady();
        try {
            T told = reading.get();
            succeeded(Stage.READING);
            return told;
        } catch (RuntimeException e) {
            throw away(Trouble.causeOf(e).orElseThrow(() -> e), e);
        }
    }

    private DatabaseAway away(SQLException e, Exception cause) {
        failed(e, Stage.READING);
        return new DatabaseAway(Trouble.of(e).message(), cause);
    }

    /**
     * Writes all or nothing.
     *
     * @throws DatabaseOff if there is none
     * @throws SQLException why nothing was written
     */
    public <T> T write(Work<T> work) throws SQLException {
        if (isOff()) {
            throw new DatabaseOff();
        }
        if (health.get().mustOpen() && !open()) {
            throw new SQLException(health.get().message(), Trouble.UNREACHABLE_STATE);
        }
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T told = work.in(connection);
                connection.commit();
                succeeded(Stage.WRITING);
                return told;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection);
                throw e;
            } finally {
                restoreAutoCommit(connection);
            }
        } catch (SQLException e) {
            failed(e, Stage.WRITING);
            throw e;
        }
    }

    /**
     * Tries to reach it and to bring its schema up to date, if that has not happened yet.
     *
     * @return whether it can be used
     */
    public boolean open() {
        if (isOff()) {
            return false;
        }
        opening.lock();
        try {
            return openNow();
        } finally {
            opening.unlock();
        }
    }

    private boolean openUnlessSomebodyIsAtItForLong() {
        try {
            if (!opening.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            return openNow();
        } finally {
            opening.unlock();
        }
    }

    private boolean openNow() {
        if (!health.get().mustOpen()) {
            return true;
        }
        try {
            if (mustMigrate()) {
                migration.run();
            }
            succeeded(Stage.OPENING);
            return true;
        } catch (SQLException e) {
            failed(Trouble.of(e), Stage.OPENING);
            return false;
        } catch (RuntimeException e) {
            failed(Trouble.of(e), Stage.OPENING);
            return false;
        }
    }

    private boolean mustMigrate() throws SQLException {
        boolean migrated = health.get().migrated();
        try (Connection connection = source.getConnection()) {
            if (migrated || SchemaRules.isCurrent(connection)) {
                return false;
            }
            SchemaRules.requireRights(connection);
            return true;
        }
    }

    /** Whether a failed write is about what was written: tried again as it is, it would fail again. */
    public static boolean refusesTheData(SQLException e) {
        return Trouble.of(e).kind() == Trouble.Kind.DATA;
    }

    private void succeeded(Stage stage) {
        Instant now = clock.instant();
        DatabaseHealth before = health.getAndUpdate(known -> known.after(stage, now));
        if (before.after(stage, now).state() == DatabaseHealth.State.READY) {
            switch (before.state()) {
                case AWAITED -> LOG.info("History: the database is ready");
                case AWAY, REFUSED -> LOG.info("History: the database is back");
                case READY, OFF -> {
                    // Nothing new.
                }
            }
        }
    }

    /** Only what says something about the database as a whole: a statement that was refused is its writer's matter. */
    private void failed(SQLException e, Stage stage) {
        Trouble trouble = Trouble.of(e);
        if (trouble.isOfTheWhole()) {
            failed(trouble, stage);
        }
    }

    private void failed(Trouble trouble, Stage stage) {
        Instant now = clock.instant();
        DatabaseHealth before = health.getAndUpdate(known -> known.after(trouble, stage, now));
        if (before.after(trouble, stage, now).isNewsAfter(before)) {
            LOG.warnf("History: %s", trouble.message());
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            LOG.debug("nothing to roll back", gone);
        }
    }

    private static void restoreAutoCommit(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException gone) {
            LOG.debug("the connection is gone", gone);
        }
    }
}
