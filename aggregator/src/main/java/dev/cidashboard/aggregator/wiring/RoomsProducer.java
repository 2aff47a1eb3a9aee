package dev.cidashboard.aggregator.wiring;

import dev.cidashboard.aggregator.connector.Connectors;
import dev.cidashboard.aggregator.history.HistoryWriter;
import dev.cidashboard.aggregator.job.JobsOnDemand;
import dev.cidashboard.aggregator.memory.OldGeneration;
import dev.cidashboard.aggregator.memory.SoftHeapLimit;
import dev.cidashboard.aggregator.refresh.Refresh;
import dev.cidashboard.aggregator.refresh.RefreshListener;
import dev.cidashboard.aggregator.refresh.RefreshSettings;
import dev.cidashboard.aggregator.refresh.VirtualThreads;
import dev.cidashboard.aggregator.state.Answers;
import dev.cidashboard.aggregator.state.ChangeListener;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.WarmState;
import dev.cidashboard.aggregator.user.Avatars;
import dev.cidashboard.aggregator.user.KnownPeople;
import dev.cidashboard.aggregator.user.Profiles;
import dev.cidashboard.configuration.CacheConfiguration;
import dev.cidashboard.configuration.Configuration;
import io.quarkus.arc.All;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Builds each room of plain Java once, from what it needs. */
final class RoomsProducer {

    /** As long as somebody looks at a page without wondering; then it says "loading". */
    private static final Duration PATIENCE_FOR_JOBS = Duration.ofSeconds(2);
    /** As long as one request to a forge may take. */
    private static final Duration PATIENCE_FOR_PICTURES = Duration.ofSeconds(5);

    @Produces
    @Singleton
    WarmState state(Clock clock, Configuration configuration, @All List<ChangeListener> listeners) {
        CacheConfiguration cache = configuration.cache();
        return new WarmState(
                clock, new Freshness(cache.ttl(), cache.staleTtl(), cache.refreshInterval()), List.copyOf(listeners));
    }

    @Produces
    @Singleton
    Answers answers(WarmState state, Clock clock) {
        return new Answers(state, clock);
    }

    @Produces
    @Singleton
    Refresh refresh(
            Connectors connectors,
            WarmState state,
            Configuration configuration,
            Clock clock,
            @All List<RefreshListener> listeners) {
        // Two aggregators that are started together shall not ask together for ever.
        long seed = clock.millis();
        RefreshSettings settings = RefreshSettings.of(configuration.cache().refreshInterval(), seed);
        return new Refresh(connectors, state, settings, clock, new VirtualThreads(), RefreshListener.all(listeners));
    }

    @Produces
    @Singleton
    JobsOnDemand jobs(Connectors connectors, Clock clock, OnDemandThreads threads, HistoryWriter history) {
        return new JobsOnDemand(connectors, clock, threads, PATIENCE_FOR_JOBS, history::read);
    }

    @Produces
    @Singleton
    Avatars avatars(WarmState state, Profiles profiles, Clock clock, OnDemandThreads threads) {
        return new Avatars(new KnownPeople(state, profiles), clock, threads, PATIENCE_FOR_PICTURES);
    }

    @Produces
    @Singleton
    Profiles profiles(Connectors connectors, Clock clock, OnDemandThreads threads) {
        return new Profiles(connectors, clock, threads);
    }

    @Produces
    @Singleton
    SoftHeapLimit heap(Clock clock) {
        return new SoftHeapLimit(OldGeneration.ofThisProcess(), clock);
    }
}
