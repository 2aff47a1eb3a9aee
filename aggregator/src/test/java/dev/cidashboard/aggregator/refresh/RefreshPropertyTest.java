package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.Truth;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever happens on the forges, on the way to them and to this process: a list that the forge still has never shrinks,
 * and after one clean pass state equals the forge. Through the real connectors, against the simulator, in simulated time.
 * {@code -Drefresh.seed=… -Drefresh.sequences=…} repeat a run.
 */
class RefreshPropertyTest {

    private static final Logger LOG = Logger.getLogger(RefreshPropertyTest.class);
    private static final int SEQUENCES = Integer.getInteger("refresh.sequences", 1_000);
    /** The same in every build, so that none fails by chance; other seeds are for looking further. */
    private static final long SEED = Long.getLong("refresh.seed", 77L);

    private static final int SEQUENCES_PER_WORLD = 25;
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final SimulatedClock clock = SimulatedClock.started();
    private final List<String> story = new ArrayList<>();
    private WarmState state;
    private Refresh refresh;
    private Connectors connectors;

    @Test
    void lists_never_shrink_and_a_clean_pass_tells_the_truth() {
        LOG.infof("%d sequences with -Drefresh.seed=%d", SEQUENCES, SEED);
        for (int from = 0; from < SEQUENCES; from += SEQUENCES_PER_WORLD) {
            Random random = new Random(SEED + from);
            try (SimulatedForges forges = new SimulatedForges(clock, random)) {
                connectors = forges.connectors();
                restart();
                for (int number = from; number < Math.min(from + SEQUENCES_PER_WORLD, SEQUENCES); number++) {
                    sequence(forges, random, number);
                }
            }
        }
    }

    private void sequence(SimulatedForges forges, Random random, int number) {
        story.clear();
        try {
            int steps = 2 + random.nextInt(7);
            for (int step = 0; step < steps; step++) {
                step(forges, random);
            }
            cleanPass(forges);
            equalsTheForges(forges);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "sequence " + number + " of -Drefresh.seed=" + SEED + ":\n" + String.join("\n", story) + "\n" + e,
                    e);
        }
    }

    private void step(SimulatedForges forges, Random random) {
        int draw = random.nextInt(100);
        if (draw < 45) {
            story.add(forges.change());
        } else if (draw < 65) {
            story.add(forges.breakOrRepair());
        } else if (draw < 95) {
            Remembered before = Remembered.of(state, forges);
            boolean pass = draw < 85;
            story.add(pass ? "a pass" : "a while");
            if (pass) {
                clock.advance(Duration.ofSeconds(1 + random.nextInt(300)));
                refresh.refreshNow();
            } else {
                ticks(Duration.ofSeconds(5), 1 + random.nextInt(8));
            }
            before.isNotForgotten(state, forges);
        } else {
            story.add("a restart");
            connectors = random.nextInt(5) == 0 ? forges.connectors() : connectors;
            restart();
        }
    }

    private void restart() {
        state = new WarmState(clock, new Freshness(INTERVAL, Duration.ofHours(24), INTERVAL), List.of());
        RefreshSettings settings = RefreshSettings.of(INTERVAL, SEED);
        refresh = new Refresh(connectors, state, settings, clock, new InlineWorkers(), RefreshListener.NOBODY);
        refresh.start();
    }

    /** Waits until every instance has made a pass that began after the repair. */
    private void cleanPass(SimulatedForges forges) {
        forges.repair();
        story.add("repaired, and a clean pass");
        Remembered before = Remembered.of(state, forges);
        clock.advance(Duration.ofMinutes(61));
        Instant since = clock.instant();
        for (int tick = 0; tick < 8 && !passedSince(since); tick++) {
            refresh.tick();
            clock.advance(INTERVAL.plusSeconds(20));
        }
        assertThat(passedSince(since)).as("passed: " + refresh.health()).isTrue();
        // Where it showed that something happened, the next sweeps look closer.
        ticks(Duration.ofSeconds(30), 3);
        assertThat(refresh.health()).allSatisfy(health -> {
            assertThat(health.lastPass().outcome()).isEqualTo(InstanceHealth.Outcome.COMPLETE);
            assertThat(health.problem()).isNull();
        });
        before.isNotForgotten(state, forges);
    }

    private boolean passedSince(Instant since) {
        return refresh.health().stream()
                .allMatch(health -> health.lastPass() != null
                        && !health.lastPass().startedAt().isBefore(since));
    }

    private void equalsTheForges(SimulatedForges forges) {
        List<Truth> truths = Stream.of(Platform.values())
                .flatMap(platform -> forges.world().truths(platform).stream())
                .toList();
        List<ProjectState> known = refresh.health().stream()
                .flatMap(health -> state.of(health.instance()).stream())
                .toList();
        assertThat(known).hasSameSizeAs(truths);
        for (Truth truth : truths) {
            ProjectKey key = new ProjectKey(Platform.parse(truth.platform()), truth.nativeId());
            ProjectState project = state.find(SimulatedForges.id(key)).orElseThrow();
            RowTruth.holds(project, truth);
            Remembered.Lists lists =
                    forges.world().read(() -> Remembered.Lists.of(forges.world().get(key)));
            assertThat(Remembered.Lists.of(project)).as("lists of " + key).isEqualTo(newest(lists));
        }
    }

    /** Of pipelines the newest 50 are known; ids count upwards. */
    private static Remembered.Lists newest(Remembered.Lists lists) {
        return new Remembered.Lists(
                lists.pipelines().stream()
                        .sorted((one, other) -> Long.compare(Long.parseLong(other), Long.parseLong(one)))
                        .limit(50)
                        .collect(Collectors.toSet()),
                lists.branches(),
                lists.mergeRequests(),
                true);
    }

    private void ticks(Duration pause, int times) {
        for (int tick = 0; tick < times; tick++) {
            clock.advance(pause);
            refresh.tick();
        }
    }
}
