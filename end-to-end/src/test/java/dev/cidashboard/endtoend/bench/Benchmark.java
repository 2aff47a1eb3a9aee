package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.ProductSettings;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Measures the packaged processes and prints a table in Markdown; exit code 1 if a line is not as it must be. With the
 * names of parts as arguments ({@code passes}, {@code load}, {@code restart}) only these follow the cold fill. With the
 * argument {@code big} it is ten thousand projects instead, for what grows with their number.
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

    private final PrintStream out;
    private final PrintStream progress;
    private final List<Line> lines = new ArrayList<>();

    private final Set<String> parts;

    private Benchmark(PrintStream out, PrintStream progress, Set<String> parts) {
        this.out = out;
        this.progress = progress;
        this.parts = parts;
    }

    public static void main(String[] arguments) {
        if (List.of(arguments).equals(List.of("big"))) {
            System.exit(new BigBenchmark(System.out, System.err).run() ? 0 : 1);
        }
        System.exit(new Benchmark(System.out, System.err, Set.of(arguments)).run() ? 0 : 1);
    }

    private boolean run() {
        Timer timer = new Timer();
        try (Product product = new Product(SETTINGS)) {
            product.simulator().start();
            measure("cold fill", new ColdFill(product)::measure);
            if (isWanted("passes")) {
                measure("idle and further passes", new Passes(product)::measure);
            }
            product.web().start();
            if (isWanted("load")) {
                measure("load", new Load(product)::measure);
            }
            if (isWanted("restart")) {
                measure("web restart", new WebRestart(product)::measure);
            }
        }
        print(timer.seconds());
        return lines.stream().allMatch(line -> line.ok() == null || line.ok());
    }

    private boolean isWanted(String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    /** A part that fails is a line that is not ok; the other parts are measured all the same. */
    private void measure(String part, Supplier<List<Line>> measurement) {
        progress.println("measuring: " + part);
        try {
            lines.addAll(measurement.get());
        } catch (RuntimeException | AssertionError e) {
            lines.add(new Line(part, "", "not measured: " + e.getMessage(), false));
        }
    }

    private void print(double seconds) {
        out.println();
        out.println("`make bench` on " + Machine.description() + "; 500 GitHub and 500 GitLab projects, each with");
        out.println(
                "6 branches, 3 merge requests and 50 pipelines, 20 ms latency; took " + Line.number(seconds) + " s.");
        out.println();
        out.println("| what | must be | measured | ok |");
        out.println("|---|---|---|---|");
        lines.forEach(line -> out.println(line.markdown()));
    }
}
