package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.ProductSettings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures the packaged processes and prints a table in Markdown; exit code 1 if a line is not as it must be. With the
 * names of parts as arguments ({@code passes}, {@code load}, {@code restart}) only these follow the cold fill. With the
 * argument {@code big} it is ten thousand projects instead, for what grows with their number; with {@code thousands} it is
 * two thousand of which some are busy, for as many minutes as the next argument says; with {@code history} a million
 * pipelines in a database, or those of its parts ({@code passes}, {@code warm}, {@code million}) that are named.
 */
public final class Benchmark {

    private static final ProductSettings SETTINGS = new ProductSettings(
            "bench",
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
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofSeconds(5),
            Map.of());

    private final Table table;
    private final Set<String> parts;

    private Benchmark(Table table, Set<String> parts) {
        this.table = table;
        this.parts = parts;
    }

    public static void main(String[] arguments) {
        Table table = new Table(System.out, System.err);
        System.exit(run(table, List.of(arguments)) ? 0 : 1);
    }

    private static boolean run(Table table, List<String> arguments) {
        return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case "big" -> new BigBenchmark(table).run();
            case "history" -> new HistoryBenchmark(table, arguments.subList(1, arguments.size())).run();
            case "thousands" ->
                ThousandsBenchmark.of(table, arguments.subList(1, arguments.size()))
                        .run();
            default -> new Benchmark(table, Set.copyOf(arguments)).run();
        };
    }

    private boolean run() {
        try (Product product = new Product(SETTINGS)) {
            product.simulator().start();
            table.measure("cold fill", new ColdFill(product)::measure);
            if (isWanted("passes")) {
                table.measure("idle and further passes", new Passes(product)::measure);
            }
            product.web().start();
            if (isWanted("load")) {
                table.measure("load", new Load(product)::measure);
            }
            if (isWanted("restart")) {
                table.measure("web restart", new WebRestart(product)::measure);
            }
        }
        return table.print(
                "make bench",
                "500 GitHub and 500 GitLab projects, each with 6 branches, 3 merge requests and 50 pipelines, 20 ms latency");
    }

    private boolean isWanted(String part) {
        return parts.isEmpty() || parts.contains(part);
    }
}
