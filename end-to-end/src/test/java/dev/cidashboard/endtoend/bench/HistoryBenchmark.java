package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.HistoryDatabase;
import dev.cidashboard.endtoend.product.Instances;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.ProductSettings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A thousand projects with a history: what keeping it costs, how soon a restart is over, how fast a million runs are read. */
final class HistoryBenchmark {

    /** Whatever is measured is asked for by the benchmark: passes come when it says so. */
    private static final ProductSettings SETTINGS = new ProductSettings(
            "bench-history",
            List.of(
                    "--github",
                    "500",
                    "--gitlab",
                    "500",
                    "--branches",
                    "6",
                    "--merge-requests",
                    "3",
                    "--pipelines",
                    "50",
                    "--latency",
                    "20ms",
                    "--pace",
                    "0"),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofSeconds(5),
            Map.of());

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration SELDOM = Duration.ofMillis(250);
    private static final int RUNS = 1_000_000;

    private final Table table;
    private final Set<String> parts;

    /** @param parts which are measured; all if empty */
    HistoryBenchmark(Table table, List<String> parts) {
        this.table = table;
        this.parts = Set.copyOf(parts);
    }

    boolean run() {
        try (HistoryDatabase database = HistoryDatabase.lasting();
                Product product = new Product(SETTINGS)) {
            product.simulator().start();
            if (isWanted("passes")) {
                table.measure("passes", new HistoryPasses(product, database)::measure);
            } else {
                restart(product, database);
            }
            table.measure("memory", () -> memory(product));
            if (isWanted("warm")) {
                table.measure("warm start", new WarmStart(product, database)::measure);
            }
            if (isWanted("million")) {
                table.measure("a million runs", () -> disk(database));
                restart(product, database);
                product.web().start();
                table.measure("panels", new PanelTimes(product, database)::measure);
                table.measure("history page", new HistoryPages(product, database)::measure);
                table.measure("plans", new Plans(product, database)::measure);
            }
        }
        return table.print(
                "scripts/bench history",
                "500 GitHub and 500 GitLab projects, each with 6 branches, 3 merge requests and 50 pipelines, 20 ms latency;\n"
                        + "then 1,000,000 pipelines of 400 days, a tenth of them of one project; PostgreSQL as `make run-all` has it");
    }

    /** After a pass with history, as {@link HistoryPasses} leaves it. */
    private static List<Line> memory(Product product) {
        return List.of(Line.atMost(
                "RSS of the aggregator after a refresh pass, history on",
                300,
                " MB",
                Line.megabytes(product.aggregator().figures().residentBytes())));
    }

    private static List<Line> disk(HistoryDatabase database) {
        String size = "select sum(pg_total_relation_size(inhrelid)) from pg_inherits"
                + " where inhparent in ('pipeline'::regclass, 'pipeline_attempt'::regclass)";
        long before = database.number(size);
        Timer timer = new Timer();
        MillionRuns.write(database, RUNS);
        double seconds = timer.seconds();
        double perHundredThousand = (database.number(size) - before) / 1e6 / RUNS * 100_000;
        return List.of(
                Line.atMost("disk for 100,000 pipelines, with attempts and indexes", 60, " MB", perHundredThousand),
                Line.told("a million written by SQL and analyzed in", Line.number(seconds) + " s"));
    }

    private boolean isWanted(String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    private static void restart(Product product, HistoryDatabase database) {
        product.aggregator().close();
        Instant begin = Instant.now();
        startWith(product, database);
        new Timer().secondsUntil("a pass", PATIENCE, SELDOM, () -> Instances.of(product)
                .passedSince(begin));
    }

    static void startWith(Product product, HistoryDatabase database) {
        product.aggregator()
                .startOnceWith(Map.of("POSTGRES_URL", database.address().url()));
    }
}
