package dev.cidashboard.endtoend.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of the overview as they were answered. */
public final class Rows implements Iterable<JsonNode> {

    private static final List<String> MARKS = List.of("asOf", "stale", "confirmedAt", "problem");

    private final List<JsonNode> rows;

    Rows(Iterable<JsonNode> rows) {
        List<JsonNode> list = new ArrayList<>();
        rows.forEach(list::add);
        this.rows = List.copyOf(list);
    }

    /** The rows of one answer of either process. */
    public static Rows of(Answer answer) {
        return new Rows(json(answer).path("repositories"));
    }

    static JsonNode json(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return answer.json();
    }

    public int size() {
        return rows.size();
    }

    public Rows of(String platform) {
        return new Rows(rows.stream()
                .filter(row -> row.path("platform").asText().equals(platform))
                .toList());
    }

    public JsonNode one(String id) {
        return rows.stream()
                .filter(row -> row.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + id));
    }

    public Set<String> ids() {
        return byId().keySet();
    }

    public Map<String, JsonNode> byId() {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.path("id").asText(), row));
        return byId;
    }

    /** What was known of each project, leaving out how old and how sure it is. */
    public Map<String, JsonNode> withoutMarks() {
        Map<String, JsonNode> bare = byId();
        bare.replaceAll((id, row) -> ((ObjectNode) row.deepCopy()).without(MARKS));
        return bare;
    }

    @Override
    public Iterator<JsonNode> iterator() {
        return rows.iterator();
    }
}
