package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.ConnectorFactory;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.forge.ForgeListener;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.InstanceConfiguration;
import dev.cidashboard.configuration.Secret;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.Truth;
import dev.cidashboard.simulator.world.World;
import dev.cidashboard.simulator.world.WorldPlan;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A GitHub and a GitLab that get into trouble, watched as in production, but on one thread and by a clock that only a test
 * moves. Closing it fails where anybody wrote an error or a stack into the log.
 */
final class TroubledForges implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMinutes(5);
    /** What is seen for the first time is looked at more often, for ten minutes. */
    private static final int UNTIL_CALM = 12;

    private static final Duration TICK = Duration.ofSeconds(1);
    /** What there is to ask in detail about one project, pages included. */
    private static final int READINGS = 6;

    private final SimulatedClock clock = SimulatedClock.started();
    private final ErrorsInTheLog log = new ErrorsInTheLog();
    private final AtomicReference<Consumer<String>> answered = new AtomicReference<>(template -> {});
    private final ForgeSimulator simulator;
    private final Connectors connectors;
    private final WarmState state;
    private final Refresh refresh;

    /**
     * @param ahead how far the clocks of the forges are ahead of ours
     * @param more instances besides one for each forge
     */
    private TroubledForges(Platform platform, int projects, Duration ahead, Configured more) {
        WorldPlan plan = WorldPlan.SMALL
                .withProjects(platform == Platform.GITHUB ? projects : 1, platform == Platform.GITLAB ? projects : 1)
                .withSize(3, 2, 6)
                .withMotion(0, 0);
        simulator =
                ForgeSimulator.start(SimulatorOptions.defaults().withPlan(plan).withClock(Clock.offset(clock, ahead)));
        simulator.warmUp();
        connectors = connectors(more);
        state = new WarmState(clock, new Freshness(INTERVAL, Duration.ofHours(24), INTERVAL), List.of());
        refresh = new Refresh(
                connectors,
                state,
                RefreshSettings.of(INTERVAL, 11),
                clock,
                new InlineWorkers(),
                RefreshListener.NOBODY);
    }

    /** Instances that watch one of the forges once more. */
    interface Configured {
        List<InstanceConfiguration> by(ForgeSimulator simulator);
    }

    /** Nothing read yet, and no time gone by: {@link #begin} reads what can be read at once. */
    static TroubledForges unread(Platform platform, int projects) {
        return new TroubledForges(platform, projects, Duration.ZERO, simulator -> List.of());
    }

    /** All rows read, and some minutes of nothing special over. */
    static TroubledForges calm(Platform platform, int projects) {
        return calm(platform, projects, Duration.ZERO, simulator -> List.of());
    }

    /** @param platform of which there are so many projects, and a single one of the other */
    static TroubledForges calm(Platform platform, int projects, Duration ahead, Configured more) {
        TroubledForges forges = new TroubledForges(platform, projects, ahead, more);
        forges.begin();
        forges.minutes(UNTIL_CALM);
        return forges;
    }

    void begin() {
        refresh.start();
    }

    ForgeSimulator simulator() {
        return simulator;
    }

    World world() {
        return simulator.world();
    }

    Connectors connectors() {
        return connectors;
    }

    /** Somebody wants everything to be asked now. */
    void refreshNow() {
        refresh.refreshNow();
    }

    /** Is told the endpoint of every answer, at once. */
    void onAnswer(Consumer<String> listener) {
        answered.set(listener);
    }

    void minutes(int minutes) {
        seconds(60 * minutes);
    }

    void seconds(int seconds) {
        for (int second = 0; second < seconds; second++) {
            clock.advance(TICK);
            refresh.tick();
        }
    }

    /** What a forge is asked in so many minutes, by its own counters. */
    PlatformCounts asked(Platform platform, int minutes) {
        simulator.counts().reset();
        minutes(minutes);
        return simulator.counts().of(platform);
    }

    /** As much as when every pass reads everything in detail: whoever asks for more than that besides runs in circles. */
    long oneByOne(Platform platform, int minutes) {
        long passes = 2 + Duration.ofMinutes(minutes).dividedBy(INTERVAL);
        return passes * (1L + READINGS * world().keys(platform).size());
    }

    ProjectKey first(Platform platform) {
        return world().keys(platform).getFirst();
    }

    /** One that has branches and pipelines, and is still in use. */
    ProjectKey lively(Platform platform) {
        return world().keys(platform).stream()
                .filter(key -> world().read(() -> !world().get(key).archived()
                        && world().get(key).head().isPresent()
                        && !world().get(key).pipelines().isEmpty()))
                .findFirst()
                .orElseThrow();
    }

    List<ProjectState> known(Platform platform) {
        return state.of(new InstanceId(platform.word() + "-main"));
    }

    ProjectState find(ProjectKey key) {
        return state.find(SimulatedForges.id(key)).orElseThrow();
    }

    boolean knows(ProjectKey key) {
        return state.find(SimulatedForges.id(key)).isPresent();
    }

    boolean finds(String path) {
        return state.find(path).isPresent();
    }

    InstanceHealth health(Platform platform) {
        return health(platform.word() + "-main");
    }

    InstanceHealth health(String instance) {
        return refresh.health(new InstanceId(instance)).orElseThrow();
    }

    List<RepositoryView> rows(Platform platform) {
        return rows(platform.word() + "-main");
    }

    List<RepositoryView> rows(String instance) {
        return state.of(new InstanceId(instance)).stream()
                .map(ProjectState::row)
                .toList();
    }

    List<String> problems(Platform platform) {
        return rows(platform).stream()
                .map(RepositoryView::problem)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The instance has a problem of this kind, and says so in words for people. */
    void hasProblem(Platform platform, Failure.Kind kind, String words) {
        InstanceHealth.Problem problem = health(platform).problem();
        assertThat(problem).as(health(platform).toString()).isNotNull();
        assertThat(problem.kind()).isEqualTo(kind);
        readable(problem.message());
        assertThat(problem.message()).contains(words);
    }

    /** Projects are asked about one by one, and people are told why. */
    void isOneByOne(Platform platform, Failure.Kind kind) {
        Failure why = health(platform).oneByOne();
        assertThat(why).as(health(platform).toString()).isNotNull();
        assertThat(why.kind()).isEqualTo(kind);
        readable(why.message());
    }

    /** The instance has nothing to complain of, and every row is what the forge holds. */
    void isWell(Platform platform) {
        isWell(platform, platform.word() + "-main");
    }

    void isWell(Platform platform, String instance) {
        InstanceHealth health = health(instance);
        assertThat(health.problem()).isNull();
        assertThat(health.oneByOne()).isNull();
        assertThat(health.state()).isEqualTo(InstanceHealth.State.OK);
        holdsTheTruth(platform, instance);
        assertThat(rows(instance)).allSatisfy(row -> {
            assertThat(row.problem()).isNull();
            assertThat(row.stale()).isFalse();
        });
    }

    void holdsTheTruth(Platform platform) {
        holdsTheTruth(platform, platform.word() + "-main");
    }

    private void holdsTheTruth(Platform platform, String instance) {
        List<Truth> truths = world().truths(platform);
        assertThat(rows(instance)).hasSameSizeAs(truths);
        for (Truth truth : truths) {
            ProjectId id = new ProjectId(new InstanceId(instance), Long.toString(truth.nativeId()));
            ProjectState known = state.find(id).orElseThrow();
            RepositoryView row = known.row();
            assertThat(List.of(
                            row.path(),
                            known.project().archived(),
                            row.status().word(),
                            row.branchCount(),
                            row.openMergeRequests()))
                    .as(id.toString())
                    .isEqualTo(List.of(
                            truth.path(),
                            truth.archived(),
                            truth.status(),
                            truth.branchCount(),
                            truth.openMergeRequests()));
        }
    }

    /** A limit whose forge says nothing sensible is not shown with nonsense. */
    void budgetsMakeSense() {
        connectors.all().forEach(connector -> assertThat(connector.budgets()).allSatisfy(budget -> {
            assertThat(budget.limit()).isNotNegative();
            assertThat(budget.used()).isNotNegative();
            assertThat(budget.remaining()).isBetween(0L, budget.limit());
            if (budget.resetAt() != null) {
                assertThat(budget.resetAt())
                        .isBetween(clock.instant(), clock.instant().plus(Duration.ofHours(2)));
            }
        }));
    }

    private static void readable(String message) {
        assertThat(message)
                .isNotBlank()
                .hasSizeLessThan(200)
                .doesNotContain("Exception", "{", "dev.cidashboard", "token-");
    }

    @Override
    public void close() {
        refresh.stop();
        simulator.close();
        log.close();
        assertThat(log.lines()).as("errors in the log").isEmpty();
        assertThat(log.warnings()).as("warnings in the log").hasSizeLessThan(20);
    }

    /** No retries: each would wait in real time. */
    private Connectors connectors(Configured more) {
        Duration patience = Duration.ofSeconds(60);
        ForgeSettings usual = ForgeSettings.DEFAULTS;
        ForgeSettings settings = new ForgeSettings(
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
        List<InstanceConfiguration> instances = new java.util.ArrayList<>(List.of(
                instance(Platform.GITHUB, "github-main", simulator, SimulatorOptions.GITHUB_TOKEN),
                instance(Platform.GITLAB, "gitlab-main", simulator, SimulatorOptions.GITLAB_TOKEN)));
        instances.addAll(more.by(simulator));
        ForgeListener listener = new ForgeListener() {
            @Override
            public void answered(
                    InstanceId instance, String template, int status, boolean charged, Duration untilTheAnswerBegan) {
                answered.get().accept(template);
            }

            @Override
            public void failed(InstanceId instance, Failure.Kind kind) {
                // What becomes of it is what is tested.
            }
        };
        return new ConnectorFactory(settings, listener, clock)
                .connectors(Configuration.defaults().withInstances(instances));
    }

    static InstanceConfiguration instance(Platform platform, String name, ForgeSimulator simulator, String token) {
        return new InstanceConfiguration(
                dev.cidashboard.configuration.Platform.valueOf(platform.name()),
                name,
                URI.create(simulator.url(platform)),
                Secret.of(token));
    }
}
