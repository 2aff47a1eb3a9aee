package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.Counts;
import dev.cidashboard.endtoend.product.Instances;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.Rows;
import dev.cidashboard.endtoend.product.Truth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** From the start of an empty aggregator until every field of every row is right, and on to the end of its first pass. */
final class ExactFill {

    private static final int MOST_SECONDS = 20;
    private static final int FILLS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration OFTEN = Duration.ofMillis(20);
    /** Comparing all rows costs the aggregator and this process time that the fill could have. */
    private static final Duration SELDOM = Duration.ofMillis(500);

    private final Product product;
    private final Table table;
    private String told = "";

    ExactFill(Product product, Table table) {
        this.product = product;
        this.table = table;
    }

    /** Three times, each with an aggregator that knows nothing: a simulator that was never asked is slow at first. */
    List<Line> measure() {
        List<Double> fills = new ArrayList<>();
        for (int fill = 1; fill < FILLS; fill++) {
            fills.add(fill(product.forge().truth()));
            product.aggregator().stop();
            product.forge().resetLimits();
        }
        return last(fills);
    }

    private List<Line> last(List<Double> earlier) {
        Truth truth = product.forge().truth();
        product.forge().resetCounts();
        Duration simulatorBefore = product.simulator().figures().cpu();
        Instant begin = Instant.now();
        List<Double> fills = new ArrayList<>(earlier);
        fills.add(fill(truth));
        Counts atFill = product.forge().counts();
        Duration aggregatorCpu = product.aggregator().figures().cpu();
        Duration simulatorCpu = product.simulator().figures().cpu().minus(simulatorBefore);
        double passed = new Timer().secondsUntil("first pass", PATIENCE, SELDOM, () -> Instances.of(product)
                .passedSince(begin));
        Counts atEnd = product.forge().counts();
        return List.of(
                Line.atMost(
                        "cold fill of 1,000 + 1,000, from the start of the process to every field of "
                                + Line.number(truth.size()) + " rows right, median of " + FILLS + " (" + all(fills)
                                + ")",
                        MOST_SECONDS,
                        " s",
                        fills.stream().sorted().toList().get(FILLS / 2)),
                Line.told("requests until filled", requests(atFill)),
                Line.told(
                        "GitHub's quotas used until filled",
                        (atFill.charged("github") - atFill.points()) + " requests, " + atFill.points() + " points"),
                Line.told(
                        "CPU until filled",
                        "aggregator " + seconds(aggregatorCpu) + ", simulator " + seconds(simulatorCpu)),
                Line.told(
                        "first pass, with all that rows do not show, done after",
                        Line.number(fills.getLast() + passed) + " s"),
                Line.told("requests until then", requests(atEnd)),
                Line.exactly("limits hit until then", 0, "", atEnd.limitHits()));
    }

    /** Seconds from the start of the process. */
    private double fill(Truth truth) {
        Timer timer = new Timer();
        product.aggregator().launch();
        double listening = timer.secondsUntil(
                "health", PATIENCE, OFTEN, () -> product.aggregator().http().answers("/health"));
        double exact = timer.secondsUntil("every field", PATIENCE, SELDOM, () -> isExact(truth, timer));
        table.tell("filled after " + Line.number(exact) + " s; it listened after " + Line.number(listening) + " s");
        return exact;
    }

    private static String all(List<Double> fills) {
        return fills.stream().map(fill -> Line.number(fill) + " s").collect(Collectors.joining(", "));
    }

    private boolean isExact(Truth truth, Timer timer) {
        Answer answer = product.aggregator().http().get(Overview.ALL);
        double seconds = timer.seconds();
        if (answer.status() != 200) {
            return false;
        }
        List<String> differences = truth.differences(Rows.of(answer));
        String missing = "not right yet: " + rows(differences, "github") + " rows of GitHub, "
                + rows(differences, "gitlab") + " of GitLab";
        if (!missing.equals(told)) {
            table.tell(Line.number(seconds) + " s, " + missing
                    + (differences.isEmpty() ? "" : "; " + differences.getLast()));
            told = missing;
        }
        return differences.isEmpty();
    }

    private static long rows(List<String> differences, String platform) {
        return differences.stream()
                .map(difference -> difference.substring(0, difference.indexOf(' ')))
                .filter(id -> id.startsWith(platform + "-"))
                .distinct()
                .count();
    }

    private static String requests(Counts counts) {
        return "GitHub " + counts.requests("github") + " " + counts.requestsByEndpoint("github") + ", GitLab "
                + counts.requests("gitlab") + " " + counts.requestsByEndpoint("gitlab");
    }

    private static String seconds(Duration cpu) {
        return Line.number(cpu.toMillis() / 1000.0) + " s";
    }
}
