package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.Counts;
import dev.cidashboard.endtoend.product.Instances;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.Truth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** From the start of an empty aggregator to the last row that equals the forges' truth. */
final class ColdFill {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration OFTEN = Duration.ofMillis(20);
    /** Comparing all rows costs the aggregator and this process time that the fill could have. */
    private static final Duration SELDOM = Duration.ofMillis(250);

    private final Product product;

    ColdFill(Product product) {
        this.product = product;
    }

    List<Line> measure() {
        Truth truth = product.forge().truth();
        product.forge().resetCounts();
        Instant begin = Instant.now();
        Timer timer = new Timer();
        product.aggregator().launch();
        double listening = timer.secondsUntil(
                "health", PATIENCE, OFTEN, () -> product.aggregator().http().answers("/health"));
        double firstRows = timer.secondsUntil("first rows", PATIENCE, OFTEN, () -> total() > 0);
        double filled = timer.secondsUntil(
                "all rows", PATIENCE, SELDOM, () -> truth.filled(Overview.of(product)) == truth.size());
        Counts atFill = product.forge().counts();
        timer.secondsUntil(
                "first pass", PATIENCE, SELDOM, () -> Instances.of(product).passedSince(begin));
        Counts atEnd = product.forge().counts();
        double exact = timer.secondsUntil("every field", PATIENCE, SELDOM, () -> truth.differences(Overview.of(product))
                .isEmpty());
        return List.of(
                Line.atMost(
                        "cold fill, from the start of the process to " + truth.size() + " right rows",
                        12,
                        " s",
                        filled),
                Line.atMost("first rows after the aggregator listens", 1, " s", firstRows - listening),
                Line.atMost("requests a project until filled", 4.2, "", (double) atFill.requests() / truth.size()),
                Line.told(
                        "requests a project until the end of the first pass, which also reads what no row shows",
                        Line.number((double) atEnd.requests() / truth.size())),
                Line.exactly("limits hit", 0, "", atEnd.limitHits()),
                Line.told(
                        "every field right, with the times of the pipelines that GitLab tells one by one",
                        Line.number(exact) + " s"),
                Line.told("the aggregator listens after", Line.number(listening) + " s"));
    }

    private int total() {
        Answer answer = product.aggregator().http().get("/api/projects?limit=1");
        return answer.status() == 200
                ? answer.json().path("pagination").path("total").asInt()
                : 0;
    }
}
