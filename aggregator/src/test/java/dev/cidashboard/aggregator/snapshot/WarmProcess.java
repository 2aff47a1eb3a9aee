package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.connector.ConnectorFactory;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.ForgeListener;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.Words;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.refresh.InstanceHealth;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.refresh.RefreshListener;
import dev.cidashboard.aggregator.refresh.RefreshSettings;
import dev.cidashboard.aggregator.refresh.Workers;
import dev.cidashboard.aggregator.state.Answers;
import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.ProjectSnapshot;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.SnapshotStore;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.InstanceConfiguration;
import dev.cidashboard.configuration.Secret;
import dev.cidashboard.configuration.WatchedRepositories;
import dev.cidashboard.configuration.WatchedRepository;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.world.Platform;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One life of an aggregator, on one thread and by a clock that only a test moves: forges and store outlive it. */
final class WarmProcess {

    static final InstanceId GITHUB = new InstanceId("github-main");
    static final InstanceId GITLAB = new InstanceId("gitlab-main");

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    final SimulatedClock clock;
    final Connectors connectors;
    final WarmState state;
    final Answers answers;
    final Refresh refresh;
    final Snapshots snapshots;
    final SnapshotSaver saver;
    final List<Change> changes = new ArrayList<>();
    Set<InstanceId> whole = Set.of();

    WarmProcess(ForgeSimulator simulator, SimulatedClock clock, SnapshotStore store) {
        this(simulator, clock, store, SimulatorOptions.GITHUB_TOKEN, List.of());
    }

    WarmProcess(
            ForgeSimulator simulator,
            SimulatedClock clock,
            SnapshotStore store,
            String gitHubToken,
            List<WatchedRepository> watched) {
        this.clock = clock;
        Words words = new Words();
        connectors = new ConnectorFactory(settings(), ForgeListener.NONE, clock, words)
                .connectors(Configuration.defaults()
                        .withInstances(List.of(
                                instance(Platform.GITHUB, simulator, gitHubToken),
                                instance(Platform.GITLAB, simulator, SimulatorOptions.GITLAB_TOKEN)))
                        .withWatched(new WatchedRepositories(watched)));
        state = new WarmState(clock, new Freshness(INTERVAL, Duration.ofHours(24), INTERVAL), List.of(changes::add));
        answers = new Answers(state, clock);
        refresh = new Refresh(
                connectors, state, RefreshSettings.of(INTERVAL, 11), clock, new Here(), RefreshListener.NOBODY);
        snapshots = new Snapshots(connectors, state, store, words, clock, this::isListed, Snapshots.Patience.USUAL);
        saver = snapshots.saver();
    }

    /** Everything is done when it is handed out. */
    private static final class Here implements Workers {
        @Override
        public void run(Runnable work) {
            work.run();
        }

        @Override
        public void stop() {
            // Nothing runs on.
        }
    }

    /** Takes back what was saved and asks nobody. */
    WarmProcess restored() {
        whole = snapshots.restore();
        return this;
    }

    /** Runs its first pass, which leaves readers the first second. */
    WarmProcess begun() {
        refresh.start(whole);
        seconds(1);
        return this;
    }

    void seconds(int seconds) {
        for (int second = 0; second < seconds; second++) {
            clock.advance(Duration.ofSeconds(1));
            refresh.tick();
        }
    }

    /** As the process ends in order. */
    void end() {
        refresh.stop();
        snapshots.stop();
    }

    boolean isListed(InstanceId instance) {
        return refresh.health(instance)
                .map(InstanceHealth::lastPass)
                .filter(pass -> pass.outcome() != InstanceHealth.Outcome.UNLISTED)
                .isPresent();
    }

    ProjectState find(Platform platform, long nativeId) {
        return state.find(new ProjectId(instance(platform), Long.toString(nativeId)))
                .orElseThrow();
    }

    static InstanceId instance(Platform platform) {
        return new InstanceId(platform.word() + "-main");
    }

    /** All that is known, in words that can be compared with those of another life. */
    Map<ProjectId, ProjectSnapshot> known() {
        Map<ProjectId, ProjectSnapshot> known = new TreeMap<>();
        connectors.all().forEach(one -> state.of(one.instance())
                .forEach(project -> known.put(project.id(), ProjectSnapshot.of(project))));
        return known;
    }

    List<Project> projects(InstanceId instance) {
        return state.of(instance).stream().map(ProjectState::project).toList();
    }

    /** No retries: each would wait in real time. */
    private static ForgeSettings settings() {
        ForgeSettings usual = ForgeSettings.DEFAULTS;
        Duration patience = Duration.ofSeconds(60);
        return new ForgeSettings(
                patience,
                patience,
                usual.mostBytes(),
                usual.atOnce(),
                usual.forPeople(),
                0,
                usual.retryDelay(),
                10_000,
                usual.breakerPause(),
                usual.cachedAnswers());
    }

    private static InstanceConfiguration instance(Platform platform, ForgeSimulator simulator, String token) {
        return new InstanceConfiguration(
                dev.cidashboard.configuration.Platform.valueOf(platform.name()),
                platform.word() + "-main",
                URI.create(simulator.url(platform)),
                Secret.of(token));
    }
}
