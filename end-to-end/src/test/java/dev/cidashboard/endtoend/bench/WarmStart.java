package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.Counts;
import dev.cidashboard.endtoend.product.HistoryDatabase;
import dev.cidashboard.endtoend.product.Instances;
import dev.cidashboard.endtoend.product.Product;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The aggregator is stopped and started again: when it serves all that it knew, and what the forges notice. */
final class WarmStart {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final Duration SELDOM = Duration.ofMillis(100);

    private final Product product;
    private final HistoryDatabase database;
    private final int times;

    WarmStart(Product product, HistoryDatabase database, int times) {
        this.product = product;
        this.database = database;
        this.times = times;
    }

    private record Start(double seconds, long before, Counts pass) {

        /** Of what was asked with an ETag. */
        double unchanged() {
            long told = pass.notModified("github") + pass.notModified("gitlab");
            return pass.conditional() == 0 ? 100 : 100.0 * told / pass.conditional();
        }

        /** Of everything that was asked. */
        double unchangedOfAll() {
            return 100.0 * (pass.notModified("github") + pass.notModified("gitlab")) / pass.requests();
        }
    }

    /** Where a query tells of many projects. */
    List<Line> measure() {
        int projects = total();
        List<Start> starts = starts(projects);
        Start last = starts.getLast();
        return List.of(
                Line.atMost(
                        "warm start: all " + projects
                                + " projects are served after the start of the process, median of " + times + " (worst "
                                + Line.number(Median.at(1, starts, Start::seconds)) + " s)",
                        2,
                        " s",
                        Median.of(starts, Start::seconds)),
                Line.exactly("requests that the forges had got by then, the most of " + times, 0, "", (long)
                        Median.at(1, starts, Start::before)),
                Line.atLeast(
                        "the first pass: 304 of what was asked with an ETag, the least of " + times,
                        98,
                        " %",
                        Median.at(0, starts, Start::unchanged)),
                Line.told(
                        "requests of that pass",
                        "GitHub " + last.pass().requestsByEndpoint("github") + ", GitLab "
                                + last.pass().requestsByEndpoint("gitlab")));
    }

    /** Where no query does. */
    List<Line> measureOneByOne() {
        List<Start> starts = starts(total());
        return List.of(Line.atLeast(
                "the first pass after a warm start where forges know no queries: 304 of all "
                        + starts.getLast().pass().requests() + " requests",
                98,
                " %",
                Median.at(0, starts, Start::unchangedOfAll)));
    }

    private List<Start> starts(int projects) {
        List<Start> starts = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            starts.add(start(projects));
        }
        return starts;
    }

    private Start start(int projects) {
        product.aggregator().stop();
        product.forge().resetCounts();
        Instant begin = Instant.now();
        Timer timer = new Timer();
        HistoryBenchmark.startWith(product, database);
        double seconds = timer.secondsUntil("all projects", PATIENCE, OFTEN, () -> total() == projects);
        long before = product.forge().counts().requests();
        timer.secondsUntil(
                "the first pass", PATIENCE, SELDOM, () -> Instances.of(product).passedSince(begin));
        return new Start(seconds, before, product.forge().counts());
    }

    private int total() {
        Answer answer = product.aggregator().http().get("/api/projects?limit=1");
        return answer.status() == 200
                ? answer.json().path("pagination").path("total").asInt()
                : 0;
    }
}
