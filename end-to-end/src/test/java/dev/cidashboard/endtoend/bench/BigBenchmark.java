package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.Http;
import dev.cidashboard.endtoend.product.Instances;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.ProductSettings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ten thousand projects with twenty pipelines each: what they take of memory, and how fast their lists are. */
final class BigBenchmark {

    private static final int OF_EACH = 5_000;

    /**
     * Limits so high that only our own pace is left: GitHub's 900 requests a minute and endpoint, which makes the fill of
     * 5,000 repositories take six minutes whatever the simulator allows.
     */
    private static final ProductSettings SETTINGS = new ProductSettings(
            "bench-big",
            List.of(
                    "--github",
                    String.valueOf(OF_EACH),
                    "--gitlab",
                    String.valueOf(OF_EACH),
                    "--branches",
                    "6",
                    "--merge-requests",
                    "3",
                    "--pipelines",
                    "20",
                    "--branch-name",
                    "40",
                    "--quiet",
                    "0.65",
                    "--latency",
                    "5ms",
                    "--pace",
                    "0",
                    "--github-limit",
                    "10000000",
                    "--github-graphql-limit",
                    "1000000",
                    "--gitlab-limit",
                    "1000000"),
            Duration.ofMinutes(15),
            Duration.ofMinutes(20),
            Duration.ofSeconds(5),
            Map.of(),
            Map.of("JAVA_OPTS", "-Xmx2g"));

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration SELDOM = Duration.ofSeconds(2);
    private static final Duration EACH_RUN = Duration.ofSeconds(10);
    private static final Duration WARM = Duration.ofSeconds(30);
    private static final Map<String, String> BROWSER = Map.of("Accept", "text/html", "Accept-Encoding", "gzip");
    private static final String LIST = "/api/repositories?limit=1000";
    /** Some hundred of the ten thousand projects, of which some are failed. */
    private static final String SEARCH = "/?q=gateway&status=failed";

    private final Table table;

    BigBenchmark(Table table) {
        this.table = table;
    }

    boolean run() {
        try (Product product = new Product(SETTINGS)) {
            product.simulator().start();
            table.measure("fill", () -> fill(product));
            table.measure("memory", () -> memory(product, "after the fill"));
            product.web().start();
            Changes changes = Changes.begin(product.forge());
            try {
                table.measure("pages", () -> pages(product.web().http()));
                table.measure("list", () -> list(product.web().http()));
            } finally {
                changes.close();
            }
            table.measure("memory", () -> memory(product, "after the load"));
        }
        return table.print(
                "scripts/bench big",
                "5,000 GitHub and 5,000 GitLab projects, each with 6 branches, 3 merge requests and 20 pipelines, 5 ms latency");
    }

    private List<Line> fill(Product product) {
        Instant begin = Instant.now();
        Timer timer = new Timer();
        product.aggregator().start();
        double seconds = timer.secondsUntil(
                "the first pass", PATIENCE, SELDOM, () -> Instances.of(product).passedSince(begin));
        int rows = product.aggregator()
                .http()
                .get("/api/projects?limit=1")
                .json()
                .path("pagination")
                .path("total")
                .asInt();
        return List.of(
                Line.exactly("projects", 2 * OF_EACH, "", rows),
                Line.told("the first pass, with all that rows do not show", Line.number(seconds) + " s"));
    }

    private List<Line> memory(Product product, String when) {
        // The process gives back what it does not need within some seconds.
        long live = LiveHeap.bytes(product.aggregator());
        Timer.pause(Duration.ofSeconds(15));
        return List.of(
                Line.atMost("aggregator's heap after a full GC, " + when, 150, " MB", Line.megabytes(live)),
                Line.atMost(
                        "RSS of the aggregator " + when,
                        400,
                        " MB",
                        Line.megabytes(product.aggregator().figures().residentBytes())));
    }

    private List<Line> pages(Http web) {
        Timer warming = new Timer();
        while (warming.seconds() < WARM.toSeconds()) {
            Wrk.run(web.address().resolve("/"), EACH_RUN, BROWSER);
            Wrk.run(web.address().resolve(SEARCH), EACH_RUN, BROWSER);
        }
        Answer first = web.get("/", BROWSER);
        return List.of(
                Line.atMost("first page, compressed", 50, " kB", first.body().length / 1000.0),
                page(web, "/"),
                page(web, SEARCH));
    }

    private Line page(Http web, String path) {
        return Wrk.medianOf3(web.address().resolve(path), EACH_RUN, BROWSER)
                .map(run -> Line.atMost(
                        "`" + path + "`, 8 connections, while changes go on: p99 (p50 " + Line.number(run.p50Millis())
                                + " ms, " + Line.number(run.requestsPerSecond()) + " req/s, " + run.refused()
                                + " errors)",
                        50,
                        " ms",
                        run.p99Millis()))
                .orElseGet(() -> new Line(path, "", "wrk is not installed (apt-get install wrk)", false));
    }

    private List<Line> list(Http web) {
        Lag lag = Lag.watch(web, LIST);
        Optional<Wrk> plain;
        try {
            Wrk.run(web.address().resolve(LIST), EACH_RUN, Map.of());
            plain = Wrk.medianOf3(web.address().resolve(LIST), EACH_RUN, Map.of());
        } finally {
            lag.close();
        }
        Optional<Wrk> compressed =
                Wrk.medianOf3(web.address().resolve(LIST), EACH_RUN, Map.of("Accept-Encoding", "gzip"));
        return List.of(rate("", plain), Lag.line(lag.sorted()), rate(", compressed", compressed));
    }

    private static Line rate(String how, Optional<Wrk> measured) {
        return measured.map(run -> Line.atLeast(
                        "`" + LIST + "`" + how + ", 8 connections, while changes go on (p50 "
                                + Line.number(run.p50Millis()) + " ms, p99 " + Line.number(run.p99Millis()) + " ms, "
                                + run.refused() + " errors)",
                        3000,
                        " req/s",
                        run.requestsPerSecond()))
                .orElseGet(() -> new Line(LIST, "", "wrk is not installed (apt-get install wrk)", false));
    }
}
