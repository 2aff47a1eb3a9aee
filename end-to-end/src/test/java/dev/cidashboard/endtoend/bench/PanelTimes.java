package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.HistoryDatabase;
import dev.cidashboard.endtoend.product.Product;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long each panel of the insights takes when nobody asked for it within its minute. */
final class PanelTimes {

    static final List<String> PANELS = List.of(
            "totals", "days", "queue", "active", "slowest", "failing", "flaky", "recovery", "lost", "four-keys");

    private static final int TIMES = 5;
    private static final int MUST_MILLIS = 200;
    /** Answers are kept for a minute. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(61);

    private final Product product;
    private final List<String> scopes;

    PanelTimes(Product product, HistoryDatabase database) {
        this.product = product;
        this.scopes = List.of("?days=30", "?days=90&project=" + HistoryPages.largest(database));
    }

    List<Line> measure() {
        Map<String, List<Double>> taken = new LinkedHashMap<>();
        for (int time = 0; time < TIMES; time++) {
            for (String scope : scopes) {
                for (String panel : PANELS) {
                    taken.computeIfAbsent(panel + scope, key -> new ArrayList<>())
                            .add(millis("/api/insights/" + panel + scope));
                }
            }
            Timer.pause(FORGOTTEN);
        }
        List<Line> lines = new ArrayList<>();
        for (String scope : scopes) {
            for (String panel : PANELS) {
                List<Double> times = taken.get(panel + scope);
                lines.add(Line.atMost(
                        panel + (scope.contains("project") ? ", one project, 90 days" : ", all projects, 30 days")
                                + ", median of " + TIMES + " (worst " + Line.number(Median.at(1, times, t -> t))
                                + " ms)",
                        MUST_MILLIS,
                        " ms",
                        Median.of(times, t -> t)));
            }
        }
        return lines;
    }

    private double millis(String path) {
        Timer timer = new Timer();
        int status = product.aggregator().http().get(path).status();
        double millis = timer.seconds() * 1000;
        if (status != 200) {
            throw new IllegalStateException(path + " answered " + status);
        }
        return millis;
    }
}
