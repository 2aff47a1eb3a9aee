package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.HistoryDatabase;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.QueryPlan;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How the server carried out what the pages ask: by which indexes, and over which months. */
final class Plans {

    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** The history's own look for attempts, which no page asks for. */
    private static final String OF_NO_PAGE = "generate_series";

    private final Product product;
    private final HistoryDatabase database;

    Plans(Product product, HistoryDatabase database) {
        this.product = product;
        this.database = database;
    }

    List<Line> measure() {
        product.aggregator().stop();
        database.tellPlans();
        HistoryBenchmark.startWith(product, database);
        String project = HistoryPages.largest(database);
        String history = "/api/projects/" + project + "/history?limit=50";
        String next =
                product.aggregator().http().get(history).json().path("next").asText();
        List<QueryPlan> ofHistory = plans(List.of(
                history + "&branch=main",
                history + "&status=failed",
                history + "&workflow=deploy",
                history + "&before=" + next));
        List<QueryPlan> ofProject = plans(Stream.concat(
                        PanelTimes.PANELS.stream()
                                .map(panel -> "/api/insights/" + panel + "?days=90&project=" + project),
                        Stream.of(
                                "/api/projects/" + project + "/stats?days=90",
                                "/api/projects/" + project + "/trend?days=90"))
                .toList());
        List<QueryPlan> ofAll = plans(PanelTimes.PANELS.stream()
                .map(panel -> "/api/insights/" + panel + "?days=30")
                .toList());
        int months = (int) database.number("select count(*) from pg_inherits where inhparent = 'pipeline'::regclass");
        List<Line> lines = new ArrayList<>();
        lines.add(Line.exactly(
                "plans of " + ofHistory.size() + " queries of a project's history, of its panels (" + ofProject.size()
                        + ") for 90 days: months read from begin to end instead of by an index",
                0,
                "",
                Stream.concat(ofHistory.stream(), ofProject.stream())
                        .flatMap(plan -> plan.scans().stream())
                        .filter(QueryPlan.Scan::isWhole)
                        .count()));
        lines.add(Line.exactly(
                "plans of " + ofAll.size() + " queries of panels for 30 days: months read that are outside of them",
                0,
                "",
                outside(ofAll, 30)));
        lines.add(Line.told(
                "of " + months + " months these read at most",
                "a page of the history " + most(ofHistory) + ", panels for 30 days " + most(ofAll)));
        return lines;
    }

    private List<QueryPlan> plans(List<String> paths) {
        int before = database.log().length();
        for (String path : paths) {
            int status = product.aggregator().http().get(path).status();
            if (status != 200) {
                throw new IllegalStateException(path + " answered " + status);
            }
        }
        new Timer()
                .secondsUntil("the plans", PATIENCE, OFTEN, () -> since(before).size() >= paths.size());
        return since(before);
    }

    private List<QueryPlan> since(int length) {
        return QueryPlan.in(database.log().substring(length)).stream()
                .filter(plan -> !plan.sql().contains(OF_NO_PAGE))
                .toList();
    }

    private static long outside(List<QueryPlan> plans, int days) {
        YearMonth first = YearMonth.from(ZonedDateTime.now(ZoneOffset.UTC).minusDays(days));
        return plans.stream()
                .flatMap(plan -> plan.months().stream())
                .filter(month -> month.isBefore(first))
                .count();
    }

    private static int most(List<QueryPlan> plans) {
        return plans.stream().mapToInt(plan -> plan.months().size()).max().orElse(0);
    }
}
