package dev.cidashboard.aggregator.wiring;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.memory.SoftHeapLimit;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.state.Answers;
import dev.cidashboard.aggregator.user.Profiles;
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

import java.util.List;

/** When work begins, goes on and ends. */
@Singleton
final class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final Connectors connectors;
    private final Refresh refresh;
    private final Profiles profiles;
    private final Answers answers;
    private final OnDemandThreads threads;
    private final SoftHeapLimit heap;
    private final Configuration configuration;

    Lifecycle(
            Connectors connectors,
            Refresh refresh,
            Profiles profiles,
            Answers answers,
            OnDemandThreads threads,
            SoftHeapLimit heap,
            Configuration configuration) {
        this.connectors = connectors;
        this.refresh = refresh;
        this.profiles = profiles;
        this.answers = answers;
        this.threads = threads;
        this.heap = heap;
        this.configuration = configuration;
    }

    /** The first pass begins before the port is open: whoever asks first finds rows sooner. */
    void start(@Observes StartupEvent event) {
        refresh.start();
        profiles.refreshDue();
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
        refresh.tick();
        profiles.refreshDue();
        answers.forgetOutdated();
        heap.check();
    }

    void stop(@Observes ShutdownEvent event) {
        refresh.stop();
        threads.stop();
    }
}
