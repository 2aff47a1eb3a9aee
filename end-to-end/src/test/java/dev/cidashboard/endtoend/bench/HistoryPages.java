package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.HistoryDatabase;
import dev.cidashboard.endtoend.product.Product;

import java.util.ArrayList;
import java.util.List;

/** The history of the project that has most of it, page by page to its end. */
final class HistoryPages {

    private static final int ROWS = 50;
    private static final int MUST_MILLIS = 20;

    private final Product product;
    private final String project;

    HistoryPages(Product product, HistoryDatabase database) {
        this.product = product;
        this.project = largest(database);
    }

    /** The project with most pipelines, as the API calls it. */
    static String largest(HistoryDatabase database) {
        return database.text(
                "select j.instance || ':' || j.native_id from project j join pipeline p on p.project_id = j.id"
                        + " group by j.id order by count(*) desc limit 1");
    }

    List<Line> measure() {
        List<Double> times = new ArrayList<>();
        String path = "/api/projects/" + project + "/history?limit=" + ROWS;
        int rows = 0;
        for (String next = ""; next != null; ) {
            Timer timer = new Timer();
            Answer answer = product.aggregator().http().get(next.isEmpty() ? path : path + "&before=" + next);
            times.add(timer.seconds() * 1000);
            rows += answer.json().path("pipelines").size();
            next = answer.json().path("next").asText(null);
        }
        List<Double> deep = times.subList(times.size() * 9 / 10, times.size());
        return List.of(
                Line.atMost(
                        "a page of " + ROWS + " of a project's history, median of all " + times.size()
                                + " pages of its " + rows + " (p99 " + Line.number(Median.at(0.99, times, t -> t))
                                + " ms)",
                        MUST_MILLIS,
                        " ms",
                        Median.of(times, t -> t)),
                Line.atMost(
                        "of the last tenth of them (p99 " + Line.number(Median.at(0.99, deep, t -> t)) + " ms)",
                        MUST_MILLIS,
                        " ms",
                        Median.of(deep, t -> t)));
    }
}
