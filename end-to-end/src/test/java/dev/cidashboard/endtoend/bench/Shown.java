package dev.cidashboard.endtoend.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.endtoend.bench.HotChanges.Change;
import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.Http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which changes the dashboard shows: looks at its latest pipelines as somebody does who keeps that list open. */
final class Shown {

    private static final String LATEST = "/api/pipelines?limit=500";

    /** @param seconds until it was shown, or so far */
    record Delay(Change change, double seconds) {}

    private final Http web;
    private final Timer clock;
    private final List<Change> awaited = new ArrayList<>();
    private final List<Delay> delays = new ArrayList<>();
    private String etag = "";
    private Map<String, String> statuses = Map.of();

    Shown(Http web, Timer clock) {
        this.web = web;
        this.clock = clock;
    }

    void await(List<Change> changes) {
        awaited.addAll(changes);
    }

    void look() {
        Answer answer = web.get(LATEST, etag.isEmpty() ? Map.of() : Map.of("If-None-Match", etag));
        double now = clock.seconds();
        switch (answer.status()) {
            case 200 -> {
                etag = answer.etag();
                statuses = statuses(answer.json());
            }
            case 304 -> {}
            default -> throw new AssertionError(answer.toString());
        }
        awaited.stream().filter(this::isShown).forEach(change -> delays.add(new Delay(change, now - change.madeAt())));
        awaited.removeIf(this::isShown);
    }

    private boolean isShown(Change change) {
        String status = statuses.get(key(change.project(), String.valueOf(change.run())));
        return change.end() == null ? status != null : change.end().equals(status);
    }

    private static Map<String, String> statuses(JsonNode list) {
        Map<String, String> statuses = new HashMap<>();
        for (JsonNode run : list.path("pipelines")) {
            statuses.put(
                    key(
                            run.path("repository").path("id").asText(),
                            run.path("id").asText()),
                    run.path("status").asText());
        }
        return statuses;
    }

    private static String key(String project, String run) {
        return project + " " + run;
    }

    /** What was awaited and is not shown yet. */
    List<Change> missing() {
        return List.copyOf(awaited);
    }

    /** Of all changes, whether they were shown or not. */
    List<Delay> delays() {
        double now = clock.seconds();
        List<Delay> all = new ArrayList<>(delays);
        awaited.forEach(change -> all.add(new Delay(change, now - change.madeAt())));
        return all;
    }
}
