package dev.cidashboard.aggregator.job;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The place of one pipeline: what is kept, and the one read that may be under way. */
final class Slot {

    private final AtomicReference<CompletableFuture<KeptJobs>> flight = new AtomicReference<>();
    private volatile KeptJobs kept;

    /** Null until the first read has ended. */
    KeptJobs kept() {
        return kept;
    }

    /**
     * Starts to read, or joins the read that is under way.
     *
     * @param seen what the caller found not good enough; if something newer is kept by now, that is it
     * @return empty if too much else is being read
     */
    Optional<CompletableFuture<KeptJobs>> read(
            KeptJobs seen, Semaphore reads, Executor executor, UnaryOperator<KeptJobs> reader) {
        var mine = new CompletableFuture<KeptJobs>();
        CompletableFuture<KeptJobs> underWay = flight.compareAndExchange(null, mine);
        if (underWay != null) {
            return Optional.of(underWay);
        }
        if (kept != seen) {
            flight.set(null);
            return Optional.of(CompletableFuture.completedFuture(kept));
        }
        if (!reads.tryAcquire()) {
            flight.set(null);
            return Optional.empty();
        }
        try {
            executor.execute(() -> run(mine, reads, reader));
        } catch (RuntimeException refused) {
            end(reads);
            mine.completeExceptionally(refused);
        }
        return Optional.of(mine);
    }

    private void run(CompletableFuture<KeptJobs> mine, Semaphore reads, UnaryOperator<KeptJobs> reader) {
        try {
            KeptJobs read = reader.apply(kept);
            kept = read;
            end(reads);
            mine.complete(read);
        } catch (RuntimeException | Error fault) {
            end(reads);
            mine.completeExceptionally(fault);
        }
    }

    private void end(Semaphore reads) {
        flight.set(null);
        reads.release();
    }
}
