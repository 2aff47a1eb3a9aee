package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.DatabaseAway;
import dev.cidashboard.aggregator.deployment.Deployment;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.Purpose;
import dev.cidashboard.aggregator.history.DeploymentLooks.Due;
import dev.cidashboard.aggregator.history.DeploymentLooks.Look;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Asks the platforms for deployments, some projects a minute: soon after a pipeline of the default branch ended where there
 * are any, and else seldom. When that was is kept in the database, so that a restart asks for nothing.
 */
public final class DeploymentRounds {

    private static final Logger LOG = Logger.getLogger(DeploymentRounds.class);

    /** 300 an hour of each instance, each for one request. */
    private static final int MOST_AT_ONCE = 5;
    /** More than are asked: of some nothing is known yet, or any more. */
    private static final int MOST_CANDIDATES = 50;

    private static final Duration AT_THE_SOONEST = Duration.ofMinutes(5);
    private static final Duration WITH_SOME = Duration.ofHours(6);
    private static final Duration WITH_NONE = Duration.ofDays(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(15);
    /** Of what was not listed since the start. */
    private static final Duration WHILE_UNKNOWN = Duration.ofHours(1);

    private final Database database;
    private final Connectors connectors;
    private final WarmState state;
    private final Keeping keeping;
    private final Rounds rounds;
    /** Instances that answer nobody just now. */
    private final Map<InstanceId, Instant> resting = new ConcurrentHashMap<>();

    public DeploymentRounds(
            Database database,
            Connectors connectors,
            WarmState state,
            Duration retention,
            Executor executor,
            Clock clock) {
        this.database = database;
        this.connectors = connectors;
        this.state = state;
        this.keeping = new Keeping(retention);
        this.rounds = new Rounds(database, executor, clock, this::round);
    }

    /** Begins a round if it is time and none is under way. */
    public void tick() {
        rounds.tick();
    }

    private void round(Instant now) {
        for (Connector connector : connectors.all()) {
            boolean rests = now.isBefore(resting.getOrDefault(connector.instance(), Instant.MIN));
            // Before it is listed nothing is known of any project.
            boolean listed = !state.of(connector.instance()).isEmpty();
            if (connector.tellsDeployments() && !rests && listed) {
                try {
                    round(connector, now);
                } catch (DatabaseAway | SQLException e) {
                    LOG.debug("deployments are read later", e);
                }
            }
        }
    }

    private void round(Connector connector, Instant now) throws SQLException {
        InstanceId instance = connector.instance();
        List<Due> due = database.write(connection -> {
            DeploymentLooks.begin(connection, instance, now);
            return DeploymentLooks.due(connection, instance, now, MOST_CANDIDATES);
        });
        int left = MOST_AT_ONCE;
        for (Due one : due) {
            Optional<Project> project = state.find(one.project()).map(known -> known.project());
            if (project.isEmpty()) {
                keep(one, later(now.plus(WHILE_UNKNOWN)), List.of(), now);
            } else if (left == 0 || !ask(connector, project.get(), one, now)) {
                return;
            } else {
                left--;
            }
        }
    }

    /** @return whether to go on with the next one */
    private boolean ask(Connector connector, Project project, Due due, Instant now) throws SQLException {
        switch (connector.deployments(project, Purpose.BACKGROUND)) {
            case Observation.Fresh<List<Deployment>>(List<Deployment> told) -> told(due, told, now);
            case Observation.NotModified<List<Deployment>>(List<Deployment> told) -> told(due, told, now);
            case Observation.Gone<List<Deployment>>() -> told(due, List.of(), now);
            case Observation.Failed<List<Deployment>>(Failure failure) -> {
                return failed(connector.instance(), due, failure, now);
            }
        }
        return true;
    }

    private void told(Due due, List<Deployment> told, Instant now) throws SQLException {
        List<Deployment> kept = told.stream()
                .filter(one -> !one.createdAt().isBefore(keeping.since(now)))
                .toList();
        boolean found = !kept.isEmpty();
        Look look = new Look(found, now, now.plus(AT_THE_SOONEST), now.plus(found ? WITH_SOME : WITH_NONE));
        try {
            keep(due, look, kept, now);
        } catch (SQLException e) {
            if (!Database.refusesTheData(e)) {
                throw e;
            }
            LOG.errorf("History: the deployments of %s cannot be kept (%s)", due.project(), e.getSQLState());
            keep(due, later(now.plus(WITH_NONE)), List.of(), now);
        }
    }

    /** Whom a platform does not tell of deployments has none; all other troubles are told where they are met first. */
    private boolean failed(InstanceId instance, Due due, Failure failure, Instant now) throws SQLException {
        switch (failure.kind()) {
            case FORBIDDEN, NOT_FOUND -> told(due, List.of(), now);
            case UNREADABLE, TOO_LARGE, REDIRECTED -> keep(due, later(now.plus(WITH_SOME)), List.of(), now);
            case TIMED_OUT, UNREACHABLE, SERVER_ERROR -> keep(due, later(now.plus(AFTER_A_FAILURE)), List.of(), now);
            case UNAUTHORIZED -> resting.put(instance, now.plus(WITH_SOME));
            case RATE_LIMITED, BUDGET_SPENT, PACED, PAUSED -> resting.put(instance, restsUntil(failure, now));
        }
        return !failure.kind().concernsInstance();
    }

    private static Instant restsUntil(Failure failure, Instant now) {
        Instant soon = now.plus(AFTER_A_FAILURE);
        return failure.retryAt() != null && failure.retryAt().isAfter(soon) ? failure.retryAt() : soon;
    }

    private static Look later(Instant moment) {
        return new Look(null, null, moment, moment);
    }

    /** Each project for itself: what the database refuses of one keeps no other from it. */
    private void keep(Due due, Look look, List<Deployment> deployments, Instant now) throws SQLException {
        database.write(connection -> {
            DeploymentRows.keep(connection, due.number(), deployments, now);
            DeploymentLooks.keep(connection, due.number(), look);
            return null;
        });
    }
}
