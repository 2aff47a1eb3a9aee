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
import java.util.function.BiConsumer;

/** A thousand projects with a history: what keeping it costs, how soon a restart is over, how fast a million runs are read. */
final class HistoryBenchmark {

    /** Fifty pipelines each, which a pass reads and a restart restores. */
    private static final ProductSettings WORLD = settings("bench-history", "50", "on");

    /** Hardly any, so that what is read of the last month is of the million. */
    private static final ProductSettings WORLD_OF_THE_MILLION = settings("bench-million", "1", "off");

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration SELDOM = Duration.ofMillis(250);
    private static final int RUNS = 1_000_000;
    private static final int STARTS = 5;

    private final Table table;
    private final Set<String> parts;

    /** @param parts which are measured; all if empty */
    HistoryBenchmark(Table table, List<String> parts) {
        this.table = table;
        this.parts = Set.copyOf(parts);
    }

    boolean run() {
        if (isWanted("passes") || isWanted("warm")) {
            with(WORLD, this::ofAThousandProjects);
        }
        if (isWanted("million")) {
            with(WORLD_OF_THE_MILLION, this::ofAMillionRuns);
        }
        return table.print(
                "scripts/bench history",
                "500 GitHub and 500 GitLab projects, each with 6 branches, 3 merge requests and 50 pipelines, 20 ms latency;\n"
                        + "then as many with 1,000,000 pipelines of 400 days, a tenth of them of one project; PostgreSQL as `make run-all` has it");
    }

    private void ofAThousandProjects(Product product, HistoryDatabase database) {
        if (isWanted("passes")) {
            table.measure("passes", new HistoryPasses(product, database)::measure);
        } else {
            restart(product, database);
        }
        table.measure("memory", () -> memory(product));
        if (isWanted("warm")) {
            table.measure("warm start", new WarmStart(product, database, STARTS)::measure);
        }
    }

    private void ofAMillionRuns(Product product, HistoryDatabase database) {
        restart(product, database);
        table.measure("warm start without queries", new WarmStart(product, database, 1)::measureOneByOne);
        table.measure("a million runs", () -> disk(database));
        restart(product, database);
        table.measure("panels", new PanelTimes(product, database)::measure);
        table.measure("history page", new HistoryPages(product, database)::measure);
        table.measure("plans", new Plans(product, database)::measure);
    }

    private static void with(ProductSettings settings, BiConsumer<Product, HistoryDatabase> work) {
        try (HistoryDatabase database = HistoryDatabase.lasting();
                Product product = new Product(settings)) {
            product.simulator().start();
            work.accept(product, database);
        }
    }

    /** Whatever is measured is asked for by the benchmark: passes come when it says so. */
    private static ProductSettings settings(String name, String pipelines, String queries) {
        return new ProductSettings(
                name,
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
                        pipelines,
                        "--graphql",
                        queries,
                        "--latency",
                        "20ms",
                        "--pace",
                        "0"),
                Duration.ofHours(1),
                Duration.ofHours(2),
                Duration.ofSeconds(5),
                Map.of());
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
