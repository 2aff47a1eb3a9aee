package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Product;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Killing the web process and starting it again: how long readers wait, and what the forges notice. */
final class WebRestart {

    private static final int TIMES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration OFTEN = Duration.ofMillis(10);

    private final Product product;

    WebRestart(Product product) {
        this.product = product;
    }

    List<Line> measure() {
        List<Double> seconds = new ArrayList<>();
        List<Long> requests = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            long before = product.forge().counts().requests();
            product.web().kill();
            Timer timer = new Timer();
            product.web().launch();
            seconds.add(timer.secondsUntil("rows from the web process", PATIENCE, OFTEN, () -> product.web()
                    .http()
                    .answers("/api/repositories")));
            requests.add(product.forge().counts().requests() - before);
        }
        Collections.sort(seconds);
        return List.of(
                Line.atMost(
                        "web restart until it answers with rows, median of " + TIMES, 2, " s", seconds.get(TIMES / 2)),
                // What the aggregator reads by itself may fall into one restart; what a restart causes would be in
                // each.
                Line.exactly(
                        "requests that the forges get for it (each time: " + requests + ")",
                        0,
                        "",
                        Collections.min(requests)));
    }
}
