package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.WarmState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The same with real threads and real time. */
class ConcurrentRefreshTest {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final SimulatedClock clock = SimulatedClock.started();
    private final WarmState state =
            new WarmState(clock, new Freshness(INTERVAL, Duration.ofHours(24), INTERVAL), List.of());
    private Refresh refresh;

    @AfterEach
    void stop() {
        refresh.stop();
    }

    @Test
    void no_more_than_the_bound_is_asked_at_once_and_never_the_same_project_twice() {
        FakeForge forge = FakeForge.github(200);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        forge.beforeAnswer = question -> {
            if (!question.startsWith("projects")) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                LockSupport.parkNanos(200_000);
                running.decrementAndGet();
            }
        };

        start(forge, 4);

        awaitPass();
        assertThat(most.get()).isBetween(2, 4);
        assertThat(forge.asked)
                .filteredOn(question -> question.startsWith("pipelines"))
                .doesNotHaveDuplicates();
        assertThat(state.of(Samples.GITHUB))
                .hasSize(200)
                .allSatisfy(project -> assertThat(project.row().branchCount()).isEqualTo(1));
    }

    @Test
    void while_the_queue_is_full_the_listing_waits_and_nothing_is_dropped() {
        int projects = WorkQueue.CAPACITY + 500;
        FakeForge forge = FakeForge.github(projects);
        CountDownLatch full = new CountDownLatch(1);
        forge.beforeAnswer = question -> {
            if (question.startsWith("pipelines")) {
                awaitUninterruptibly(full);
            }
        };

        start(forge, 1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> refresh.health().getFirst().queued() >= WorkQueue.CAPACITY);
        assertThat(refresh.health().getFirst().pass().listed()).isLessThan(projects);
        full.countDown();

        awaitPass();
        assertThat(state.of(Samples.GITHUB)).hasSize(projects);
        assertThat(refresh.health().getFirst().lastPass().refreshed()).isEqualTo(projects);
    }

    @Test
    void a_limit_while_the_listing_waits_for_room_is_outlived() {
        int projects = WorkQueue.CAPACITY + 500;
        FakeForge forge = FakeForge.github(projects);
        forge.fails("pipelines", Samples.failure(Failure.Kind.RATE_LIMITED));
        start(forge, 4);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> refresh.health().getFirst().queued() >= WorkQueue.CAPACITY);

        forge.recovers();
        clock.advance(Duration.ofMinutes(6));
        refresh.tick();

        awaitPass();
        assertThat(refresh.health().getFirst().lastPass().refreshed()).isEqualTo(projects);
    }

    @Test
    void an_instance_that_hangs_takes_none_of_the_time_of_the_others() {
        FakeForge hanging = FakeForge.github(50);
        FakeForge lively = FakeForge.gitlab(50);
        CountDownLatch answer = new CountDownLatch(1);
        hanging.beforeAnswer = question -> awaitUninterruptibly(answer);

        start(4, hanging, lively);
        Awaitility.await().until(() -> health(lively).lastPass() != null);
        InstanceHealth.Pass first = health(lively).lastPass();
        clock.advance(Duration.ofMinutes(6));
        refresh.tick();
        Awaitility.await().until(() -> !health(lively).lastPass().equals(first));

        assertThat(health(lively).lastPass().outcome()).isEqualTo(InstanceHealth.Outcome.COMPLETE);
        assertThat(health(hanging).lastPass()).isNull();
        answer.countDown();
        Awaitility.await().until(() -> health(hanging).lastPass() != null);
    }

    @Test
    void a_stop_ends_what_is_under_way() {
        FakeForge forge = FakeForge.github(4);
        AtomicInteger interrupted = new AtomicInteger();
        forge.beforeAnswer = question -> {
            if (question.startsWith("pipelines")) {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                }
            }
        };
        start(forge, 4);
        Awaitility.await()
                .until(() -> forge.asked.stream()
                                .filter(question -> question.startsWith("pipelines"))
                                .count()
                        >= 4);

        refresh.stop();

        Awaitility.await().untilAtomic(interrupted, org.hamcrest.Matchers.equalTo(4));
    }

    @Test
    void many_failures_of_the_whole_instance_at_once_park_it_once() {
        FakeForge forge = FakeForge.github(50);
        forge.fails("pipelines", Samples.failure(Failure.Kind.PAUSED));

        start(forge, 16);

        Awaitility.await().until(() -> refresh.health().getFirst().problem() != null);
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .until(() -> forge.asked.stream()
                                .filter(question -> question.startsWith("pipelines"))
                                .count()
                        <= 16);
        assertThat(refresh.health().getFirst().queued())
                .as("nothing of the pass is lost")
                .isEqualTo(50);
    }

    private InstanceHealth health(FakeForge forge) {
        return refresh.health(forge.instance()).orElseThrow();
    }

    private void start(FakeForge forge, int concurrency) {
        start(concurrency, forge);
    }

    private void start(int concurrency, FakeForge... forges) {
        RefreshSettings settings = new RefreshSettings(INTERVAL, RefreshSettings.MOVING_INTERVAL, concurrency, 7);
        refresh = new Refresh(
                new Connectors(List.of(forges)), state, settings, clock, new VirtualThreads(), RefreshListener.NOBODY);
        refresh.start();
    }

    private void awaitPass() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> refresh.health().getFirst().lastPass() != null);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
