package dev.cidashboard.aggregator.refresh;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** One virtual thread per reading: they only wait for forges, and the refresh bounds how many there are. */
public final class VirtualThreads implements Workers {

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("refresh-", 0).factory());

    @Override
    public void run(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException stopped) {
            // The process ends: what this would have read is read again after the next start.
            Thread.yield();
        }
    }

    @Override
    public void stop() {
        threads.shutdownNow();
    }
}
