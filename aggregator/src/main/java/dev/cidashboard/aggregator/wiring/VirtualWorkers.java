package dev.cidashboard.aggregator.wiring;

import dev.cidashboard.aggregator.refresh.Workers;

import jakarta.inject.Singleton;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Work that blocks on a forge, each piece on a virtual thread of its own. What comes after the stop is dropped: the
 * process ends, and there is nobody left to be told.
 */
@Singleton
final class VirtualWorkers implements Workers, Executor {

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("reading-", 0).factory());

    @Override
    public void run(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException stopping) {
            // Nothing is read any more.
        }
    }

    /** As {@link #run}, but says when it is too late: somebody waits for it. */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    @Override
    public void stop() {
        threads.shutdownNow();
    }
}
