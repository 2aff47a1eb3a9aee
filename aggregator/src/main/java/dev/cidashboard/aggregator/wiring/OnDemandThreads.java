package dev.cidashboard.aggregator.wiring;

import jakarta.inject.Singleton;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What somebody waits for and a forge must tell runs on a virtual thread of its own. Refused after the stop. */
@Singleton
final class OnDemandThreads implements Executor {

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("on-demand-", 0).factory());

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    void stop() {
        threads.shutdownNow();
    }
}
