package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.ProcessFigures;
import dev.cidashboard.endtoend.product.RunningProcess;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Measures from its making. */
final class Timer {

    private final long start = System.nanoTime();

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** @return the seconds at which it became true, counted from the making of this timer */
    double secondsUntil(String what, Duration atMost, Duration poll, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (seconds() > atMost.toSeconds()) {
                throw new IllegalStateException(what + ": not within " + atMost.toSeconds() + " s");
            }
            pause(poll);
        }
        return seconds();
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Share of one core, in percent, that a process used while the work was done. */
    static double percentOfACore(RunningProcess process, Runnable work) {
        ProcessFigures before = process.figures();
        Timer timer = new Timer();
        work.run();
        double seconds = timer.seconds();
        return 100 * process.figures().cpu().minus(before.cpu()).toMillis() / 1000.0 / seconds;
    }
}
