package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.Http;
import dev.cidashboard.endtoend.product.ProcessFigures;
import dev.cidashboard.endtoend.product.Product;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Eight impatient readers, while the forges go on. */
final class Load {

    private static final String ALL = "/api/repositories?limit=1000";
    private static final Duration EACH_RUN = Duration.ofSeconds(10);
    /** Until projects on the move are read often, and the process has compiled what it is asked for. */
    private static final Duration WARM = Duration.ofSeconds(30);

    /** What compiling took from the system has been given back then. */
    private static final Duration REST = Duration.ofSeconds(5);

    private final Product product;
    private final Http web;

    Load(Product product) {
        this.product = product;
        this.web = product.web().http();
    }

    List<Line> measure() {
        List<Line> lines = new ArrayList<>();
        Changes changes = Changes.begin(product.forge());
        try {
            warmUp();
            json(lines);
            page(lines);
        } finally {
            changes.close();
        }
        lines.add(notModified(ALL));
        lines.add(notModified("/"));
        Timer.pause(REST);
        memory(lines);
        return lines;
    }

    private void json(List<Line> lines) {
        Lag lag = Lag.watch(web, ALL);
        try {
            Optional<Wrk> run = Wrk.medianOf3(web.address().resolve(ALL), EACH_RUN, Map.of());
            lines.add(rate(run));
        } finally {
            lag.close();
        }
        lines.add(Lag.line(lag.sorted()));
    }

    private void page(List<Line> lines) {
        Optional<Wrk> page = Wrk.medianOf3(web.address().resolve("/"), EACH_RUN, Map.of());
        lines.add(page.map(run -> Line.atMost(
                        "`/`, 50 rows of HTML, 8 connections, while changes go on: p99 (p50 "
                                + Line.number(run.p50Millis()) + " ms, " + Line.number(run.requestsPerSecond())
                                + " req/s, " + run.refused() + " errors)",
                        25,
                        " ms",
                        run.p99Millis()))
                .orElseGet(Load::noWrk));
    }

    private void warmUp() {
        Timer timer = new Timer();
        while (timer.seconds() < WARM.toSeconds()) {
            Wrk.run(web.address().resolve("/"), EACH_RUN, Map.of());
            Wrk.run(web.address().resolve(ALL), EACH_RUN, Map.of());
        }
    }

    private static Line rate(Optional<Wrk> json) {
        return json.map(run -> Line.atLeast(
                        "`" + ALL + "`, 8 connections, while changes go on (p50 " + Line.number(run.p50Millis())
                                + " ms, p99 " + Line.number(run.p99Millis()) + " ms, " + run.refused() + " errors)",
                        3000,
                        " req/s",
                        run.requestsPerSecond()))
                .orElseGet(Load::noWrk);
    }

    private Line notModified(String path) {
        Answer first = web.page(path);
        Answer second = web.get(path, Map.of("If-None-Match", first.etag(), "Accept", "text/html,*/*;q=0.1"));
        return Line.exactly("`" + path + "` again, unchanged", 304, "", second.status());
    }

    private void memory(List<Line> lines) {
        ProcessFigures aggregator = product.aggregator().figures();
        ProcessFigures page = product.web().figures();
        lines.add(Line.atMost(
                "RSS of the aggregator after fill and load (of it anonymous "
                        + Line.megabytes(aggregator.anonymousBytes()) + " MB)",
                240,
                " MB",
                Line.megabytes(aggregator.residentBytes())));
        lines.add(Line.atMost(
                "RSS of the web process " + REST.toSeconds() + " s after load (of it anonymous "
                        + Line.megabytes(page.anonymousBytes()) + " MB)",
                170,
                " MB",
                Line.megabytes(page.residentBytes())));
    }

    private static Line noWrk() {
        return new Line("load", "", "wrk is not installed (apt-get install wrk)", false);
    }
}
