package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.ProductSettings;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A thousand projects of each forge, far away and with their real limits: how soon all is known, how soon a change. */
final class ThousandsBenchmark {

    private static final ProductSettings SETTINGS = new ProductSettings(
            "bench-thousands",
            List.of(
                    "--github",
                    "1000",
                    "--gitlab",
                    "1000",
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
                    "100ms",
                    "--pace",
                    "0"),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofSeconds(5),
            Map.of());

    private static final int MINUTES = 10;

    private final Table table;
    private final Duration hot;

    private ThousandsBenchmark(Table table, Duration hot) {
        this.table = table;
        this.hot = hot;
    }

    /** @param arguments for how many minutes projects are kept hot, or nothing */
    static ThousandsBenchmark of(Table table, List<String> arguments) {
        int minutes = arguments.isEmpty() ? MINUTES : Integer.parseInt(arguments.getFirst());
        if (minutes < 1) {
            throw new IllegalArgumentException("at least 1 minute, not " + minutes);
        }
        return new ThousandsBenchmark(table, Duration.ofMinutes(minutes));
    }

    boolean run() {
        try (Product product = new Product(SETTINGS)) {
            product.simulator().start();
            table.measure("fill", new ExactFill(product, table)::measure);
            table.measure("hot", new HotProjects(product, table, hot)::measure);
        }
        return table.print(
                "scripts/bench thousands",
                "1,000 GitHub and 1,000 GitLab projects, each with 6 branches of 40 characters, 3 merge requests and 20 pipelines,\n"
                        + "nothing for more than a week in 65 % of them, 100 ms latency");
    }
}
