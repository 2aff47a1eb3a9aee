package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Connector;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The refresh of all instances, each on its own: what one forge does never delays another. */
public final class Refresh {

    /** Rows become stale after minutes: looking for them more often than this would only cost. */
    private static final Duration AGING = Duration.ofSeconds(5);

    private final Map<InstanceId, InstanceRefresh> instances = new LinkedHashMap<>();
    private final WarmState state;
    private final Workers workers;
    private final Clock clock;
    private volatile Instant agedAt = Instant.EPOCH;
    private volatile boolean firstPassesAreOver;

    public Refresh(
            Connectors connectors,
            WarmState state,
            RefreshSettings settings,
            Clock clock,
            Workers workers,
            RefreshListener listener) {
        this.state = state;
        this.workers = workers;
        this.clock = clock;
        for (Connector connector : connectors.all()) {
            instances.put(
                    connector.instance(), new InstanceRefresh(connector, state, settings, clock, workers, listener));
        }
    }

    /** Starts the first pass of every instance at once, knowing nothing that was known before. */
    public void start() {
        start(Set.of());
    }

    /**
     * Starts the first pass of every instance at once. Projects that state holds already are asked about like any others
     * whose turn has come: a restart is no reason to read them all.
     *
     * @param known instances of which all is known that was known before a restart: for readers their first pass is over
     */
    public void start(Set<InstanceId> known) {
        instances.forEach((id, instance) -> instance.start(known.contains(id)));
    }

    /** Does what is due, and lets rows become stale. Meant to be called about once a second; cheap when nothing is due. */
    public void tick() {
        instances.values().forEach(InstanceRefresh::tick);
        Instant now = clock.instant();
        if (agedAt.isAfter(now) || !now.isBefore(agedAt.plus(AGING))) {
            agedAt = now;
            state.age();
        }
    }

    /** Asks for a pass of every instance now. An instance whose pass is under way just goes on with it. */
    public void refreshNow() {
        instances.values().forEach(InstanceRefresh::refreshNow);
    }

    /**
     * Somebody opened a project: reads what the lists do not tell, at most once a minute per project. Never waits, and
     * does nothing for a project that is not known.
     */
    public void look(ProjectId project) {
        InstanceRefresh instance = instances.get(project.instance());
        if (instance != null) {
            state.find(project).ifPresent(instance::look);
        }
    }

    /** When what of a project is next asked for; empty if its instance is not asked at all. Cheap. */
    public Optional<NextChecks> nextChecks(ProjectState project) {
        return Optional.ofNullable(instances.get(project.id().instance()))
                .map(instance -> instance.nextChecks(project));
    }

    /** How every instance is, in the order of the configuration. */
    public List<InstanceHealth> health() {
        return instances.values().stream().map(InstanceRefresh::health).toList();
    }

    public Optional<InstanceHealth> health(InstanceId instance) {
        return Optional.ofNullable(instances.get(instance)).map(InstanceRefresh::health);
    }

    /**
     * Instances that have not ended their first pass, and of which not all is known from before a restart: what is known of
     * their projects may not be all there is.
     */
    public List<InstanceId> inFirstPass() {
        if (firstPassesAreOver) {
            return List.of();
        }
        List<InstanceId> under = instances.values().stream()
                .map(InstanceRefresh::health)
                .filter(health -> health.lastPass() == null && !health.known())
                .map(InstanceHealth::instance)
                .toList();
        firstPassesAreOver = under.isEmpty();
        return under;
    }

    /**
     * Whose first projects are waited for. Empty as soon as content is there: the first rows, or the certainty that none
     * are to come for now, because every instance has ended its first pass, or there is none to ask.
     */
    public List<InstanceId> awaited() {
        return state.overview().size() > 0 ? List.of() : inFirstPass();
    }

    /** Starts no more work and interrupts what is under way. */
    public void stop() {
        instances.values().forEach(InstanceRefresh::stop);
        workers.stop();
    }
}
