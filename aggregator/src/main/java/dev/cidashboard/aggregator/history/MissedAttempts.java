package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.DatabaseAway;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.history.MissingAttempts.Missing;
import dev.cidashboard.aggregator.history.MissingAttempts.Told;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.WarmState;
import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Reads attempts that began and ended between two looks, or before the first, from their platform. Without hurry: each
 * costs a request that no ETag spares.
 */
public final class MissedAttempts {

    private static final Logger LOG = Logger.getLogger(MissedAttempts.class);

    /** 300 an hour of each instance: a fifth of what all of its background work is charged. */
    private static final int MOST_AT_ONCE = 5;
    /** What is older is in no insight that looks at attempts. */
    private static final Duration AS_FAR_BACK = Duration.ofDays(90);

    private final Database database;
    private final Connectors connectors;
    private final WarmState state;
    private final Rounds rounds;

    public MissedAttempts(Database database, Connectors connectors, WarmState state, Executor executor, Clock clock) {
        this.database = database;
        this.connectors = connectors;
        this.state = state;
        this.rounds = new Rounds(database, executor, clock, this::read);
    }

    /** Begins a round if it is time and none is under way. */
    public void tick() {
        rounds.tick();
    }

    private void read(Instant now) {
        for (Connector connector : connectors.all()) {
            if (connector.countsAttempts()) {
                try {
                    read(connector, now.minus(AS_FAR_BACK));
                } catch (DatabaseAway | SQLException e) {
                    LOG.debug("missed attempts are read later", e);
                }
            }
        }
    }

    private void read(Connector connector, Instant since) throws SQLException {
        List<Missing> missing =
                database.read(connection -> MissingAttempts.of(connection, connector.instance(), since, MOST_AT_ONCE));
        List<Told> told = new ArrayList<>();
        for (Missing one : missing) {
            state.find(one.project())
                    .flatMap(known -> ask(connector, known.project(), one))
                    .ifPresent(told::add);
        }
        if (!told.isEmpty()) {
            database.write(connection -> {
                MissingAttempts.keep(connection, told);
                return null;
            });
        }
    }

    /** Empty if the platform said nothing: it is asked again. */
    private static Optional<Told> ask(Connector connector, Project of, Missing one) {
        return switch (connector.attempt(of, one.pipeline(), one.attempt(), Purpose.BACKGROUND)) {
            case Observation.Fresh<Pipeline>(Pipeline seen) -> Optional.of(told(one, seen));
            case Observation.NotModified<Pipeline>(Pipeline seen) -> Optional.of(told(one, seen));
            case Observation.Gone<Pipeline> gone -> Optional.of(new Told(one, null));
            case Observation.Failed<Pipeline> failed -> Optional.empty();
        };
    }

    private static Told told(Missing one, Pipeline seen) {
        boolean ended = seen.isOver() && seen.attempt() == one.attempt();
        return new Told(one, ended ? seen : null);
    }
}
