package dev.cidashboard.aggregator.day;

import dev.cidashboard.aggregator.connector.ConnectorFactory;
import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.ForgeListener;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.refresh.InstanceHealth;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.refresh.RefreshListener;
import dev.cidashboard.aggregator.refresh.RefreshSettings;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.configuration.CacheConfiguration;
import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.InstanceConfiguration;
import dev.cidashboard.configuration.Platform;
import dev.cidashboard.configuration.Secret;
import dev.cidashboard.simulator.ForgeSimulator;
import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.world.WorldPlan;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Hours of life on a GitHub and a GitLab, watched by the real refresh through the real connectors, with one clock for all:
 * it moves by a second when everybody is done.
 */
final class Day implements AutoCloseable {

    private static final Duration TICK = Duration.ofSeconds(1);
    /** Of real time, on a machine that may be busy: no forge is slow here. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DayPlan plan;
    private final SimulatedClock clock = SimulatedClock.started();
    private final Instant morning;
    private final ForgeSimulator simulator;
    private final Connectors connectors;
    private final Timetable timetable = new Timetable();
    private final Watch watch = new Watch();
    private final WarmState state;
    private final Refresh refresh;
    private final Town town;
    private final Workforce workers;

    Day(DayPlan plan, Workforce workers) {
        this.plan = plan;
        this.workers = workers;
        this.morning = clock.instant().plus(plan.warmUp());
        WorldPlan world = world(plan.seed(), plan.gitHubProjects(), plan.gitLabProjects())
                .withQuiet(1 - plan.hot() - plan.warm());
        this.simulator =
                ForgeSimulator.start(SimulatorOptions.defaults().withPlan(world).withClock(clock));
        CacheConfiguration cache = Configuration.defaults().cache();
        this.connectors = connectors(simulator, clock);
        this.state = new WarmState(
                clock, new Freshness(cache.ttl(), cache.staleTtl(), cache.refreshInterval()), List.of(watch));
        this.refresh = new Refresh(
                connectors,
                state,
                RefreshSettings.of(cache.refreshInterval(), plan.seed()),
                clock,
                workers,
                RefreshListener.NOBODY);
        Thermometer thermometer = new Thermometer();
        Chronicle chronicle = new Chronicle(clock, thermometer, watch, morning);
        Town.Parts parts =
                new Town.Parts(simulator.world(), clock, new Random(plan.seed()), chronicle, timetable, refresh);
        this.town = new Town(plan, parts, morning);
        town.all().forEach(project -> thermometer.begins(Chronicle.id(project.key()), Town.lastActivity(project)));
    }

    /** What came of a day, or of the hours of it that are over. */
    record Result(DayPlan plan, Seen seen, Asked asked, Hour warmUp, List<InstanceHealth> health, int given) {}

    /** @param eachHour told the number of every hour that is over; 0 when it is warm */
    Result live(IntConsumer eachHour) {
        simulator.warmUp();
        refresh.start();
        town.wakeUp();
        liveUntil(morning);
        if (!refresh.inFirstPass().isEmpty()) {
            throw new IllegalStateException(
                    "the first pass was not over after " + plan.warmUp() + ": " + refresh.health());
        }
        Hour warmUp = Hour.untilNow(simulator.counts());
        simulator.counts().reset();
        List<Hour> hours = new ArrayList<>();
        Hour before = Hour.NOTHING;
        eachHour.accept(0);
        for (int hour = 1; hour <= plan.hours(); hour++) {
            liveUntil(morning.plus(Duration.ofHours(hour)));
            Hour now = Hour.untilNow(simulator.counts());
            hours.add(now.minus(before));
            before = now;
            eachHour.accept(hour);
        }
        return new Result(
                plan,
                new Seen(watch.all(), clock.instant()),
                Asked.of(hours, simulator, connectors),
                warmUp,
                refresh.health(),
                watch.given());
    }

    /** What happens in a second is there for the tick of the next one. */
    private void liveUntil(Instant end) {
        while (clock.instant().isBefore(end)) {
            clock.advance(TICK);
            refresh.tick();
            workers.awaitQuiet();
            watch.look(state, clock.instant());
            timetable.until(clock.instant());
        }
    }

    @Override
    public void close() {
        refresh.stop();
        simulator.close();
    }

    /** Six branches with names of 40 characters, 3 merge requests and 20 pipelines each; nothing moves by itself. */
    static WorldPlan world(long seed, int gitHubProjects, int gitLabProjects) {
        return WorldPlan.SMALL
                .withSeed(seed)
                .withProjects(gitHubProjects, gitLabProjects)
                .withSize(6, 3, 20)
                .withMotion(0, 0)
                .withBranchNames(40);
    }

    /** No retries: each would wait in real time, and nothing fails here. */
    static Connectors connectors(ForgeSimulator simulator, SimulatedClock clock) {
        ForgeSettings usual = ForgeSettings.DEFAULTS;
        ForgeSettings settings = new ForgeSettings(
                PATIENCE,
                PATIENCE,
                usual.mostBytes(),
                usual.atOnce(),
                usual.forPeople(),
                0,
                usual.retryDelay(),
                usual.breakerWindow(),
                usual.breakerPause(),
                usual.cachedAnswers());
        Configuration configuration = Configuration.defaults()
                .withInstances(List.of(
                        instance(Platform.GITHUB, simulator.githubUrl(), SimulatorOptions.GITHUB_TOKEN),
                        instance(Platform.GITLAB, simulator.gitlabUrl(), SimulatorOptions.GITLAB_TOKEN)));
        return new ConnectorFactory(settings, ForgeListener.NONE, clock).connectors(configuration);
    }

    private static InstanceConfiguration instance(Platform platform, String url, String token) {
        return new InstanceConfiguration(platform, platform.mainInstance(), URI.create(url), Secret.of(token));
    }
}
