package dev.cidashboard.aggregator.wiring;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.history.DeploymentRounds;
import dev.cidashboard.aggregator.history.HistoryWriter;
import dev.cidashboard.aggregator.history.MissedAttempts;
import dev.cidashboard.aggregator.memory.SoftHeapLimit;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.snapshot.Snapshots;
import dev.cidashboard.aggregator.state.Answers;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.aggregator.user.Profiles;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.configuration.Configuration;
import dev.cidashboard.configuration.LeftOutInstance;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.HttpServerStart;
import org.jboss.logging.Logger;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** When work begins, goes on and ends. */
@Singleton
final class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);
    /** A stop takes no longer than two seconds; what is not written then is written after the next start. */
    private static final Duration LAST_WORDS = Duration.ofMillis(1_200);

    private final Connectors connectors;
    private final Refresh refresh;
    private final Profiles profiles;
    private final Answers answers;
    private final OnDemandThreads threads;
    private final HistoryWriter history;
    private final MissedAttempts attempts;
    private final DeploymentRounds deployments;
    private final Snapshots snapshots;
    private final WarmState state;
    private final SoftHeapLimit heap;
    private final Configuration configuration;
    /** The scheduler ticks while the start goes on, which time and a collection of garbage would only hold up. */
    private volatile boolean started;

    Lifecycle(
            Connectors connectors,
            Refresh refresh,
            Profiles profiles,
            Answers answers,
            OnDemandThreads threads,
            HistoryWriter history,
            MissedAttempts attempts,
            DeploymentRounds deployments,
            Snapshots snapshots,
            WarmState state,
            SoftHeapLimit heap,
            Configuration configuration) {
        this.connectors = connectors;
        this.refresh = refresh;
        this.profiles = profiles;
        this.answers = answers;
        this.threads = threads;
        this.history = history;
        this.attempts = attempts;
        this.deployments = deployments;
        this.snapshots = snapshots;
        this.state = state;
        this.heap = heap;
        this.configuration = configuration;
    }

    /**
     * What was known before is known again before anything is asked, and the first pass begins before the port is open:
     * whoever asks first finds rows, or finds them sooner.
     */
    void start(@Observes StartupEvent event) {
        Set<InstanceId> known = snapshots.restore();
        // Between what was saved of the state and what was written of the history there may have been a crash. Before
        // anything new is told, which must not be taken for older than this.
        state.retell(history);
        history.start();
        refresh.start(known);
        profiles.refreshDue();
        started = true;
    }

    void listening(@ObservesAsync HttpServerStart event) {
        List<String> asked = connectors.all().stream()
                .map(connector -> connector.instance().name())
                .toList();
        List<String> leftOut =
                configuration.leftOut().stream().map(LeftOutInstance::name).toList();
        LOG.infof(
                "Listening on http://%s:%d, asking %s%s",
                event.options().getHost(),
                event.options().getPort(),
                asked.isEmpty() ? "nobody" : String.join(", ", asked),
                leftOut.isEmpty() ? "" : ", leaving out " + String.join(", ", leftOut));
    }

    /** What reading leaves behind goes on by itself; the tick is for what time brings. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        if (!started) {
            return;
        }
        refresh.tick();
        snapshots.tick();
        profiles.refreshDue();
        answers.forgetOutdated();
        attempts.tick();
        deployments.tick();
        heap.check();
    }

    void stop(@Observes ShutdownEvent event) {
        refresh.stop();
        threads.stop();
        // Side by side: each may take most of the time that a stop has.
        Thread remembering = Thread.ofVirtual().start(() -> history.stop(LAST_WORDS));
        snapshots.stop();
        try {
            remembering.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
