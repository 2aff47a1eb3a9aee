package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.HistoryDatabase;
import dev.cidashboard.endtoend.product.Instances;
import dev.cidashboard.endtoend.product.Product;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The same pass over everything without a history and with one, by turns, so that neither has the quieter machine. */
final class HistoryPasses {

    private static final int TIMES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration SELDOM = Duration.ofMillis(250);
    /** The forge's own minute for each endpoint must have passed, or the pass measures waiting. */
    private static final Duration MINUTE = Duration.ofSeconds(62);

    private final Product product;
    private final HistoryDatabase database;

    HistoryPasses(Product product, HistoryDatabase database) {
        this.product = product;
        this.database = database;
    }

    private record Pass(double seconds, double cpuSeconds) {}

    List<Line> measure() {
        List<Pass> without = new ArrayList<>();
        List<Pass> with = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            without.add(pass(() -> product.aggregator().start()));
            with.add(pass(() -> HistoryBenchmark.startWith(product, database)));
        }
        double secondsWithout = Median.of(without, Pass::seconds);
        double secondsWith = Median.of(with, Pass::seconds);
        return List.of(
                Line.atMost(
                        "a refresh pass with history, of its time without (medians of " + TIMES + ": "
                                + Line.number(secondsWith) + " s and " + Line.number(secondsWithout) + " s)",
                        105,
                        " %",
                        100 * secondsWith / secondsWithout),
                Line.told(
                        "CPU of the aggregator for it, with and without",
                        Line.number(Median.of(with, Pass::cpuSeconds)) + " s and "
                                + Line.number(Median.of(without, Pass::cpuSeconds)) + " s"));
    }

    /** The second pass of a process: the first one fills it. */
    private Pass pass(Runnable start) {
        product.aggregator().close();
        Instant begin = Instant.now();
        start.run();
        new Timer().secondsUntil("the first pass", PATIENCE, SELDOM, () -> Instances.of(product)
                .passedSince(begin));
        Timer.pause(MINUTE);
        Duration before = product.aggregator().figures().cpu();
        Timer timer = new Timer();
        product.refreshAndWait();
        double seconds = timer.seconds();
        return new Pass(
                seconds, product.aggregator().figures().cpu().minus(before).toMillis() / 1000.0);
    }
}
