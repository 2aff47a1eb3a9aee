package dev.cidashboard.endtoend.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How the server carried out a statement, as it wrote it to its log. */
public record QueryPlan(String sql, List<Scan> scans) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("'y'yyyy'm'MM", Locale.ROOT);
    private static final String BEGIN = " plan:\n";

    /**
     * A month of a table that was really read.
     *
     * @param index null if it was read from its begin to its end
     * @param rows that were looked at
     */
    public record Scan(String table, YearMonth month, String index, double rows) {

        /** Whether it had to look at a whole month that holds something. */
        public boolean isWhole() {
            return index == null && rows > 0;
        }
    }

    /** Those that a log tells of, of statements that read pipelines. */
    public static List<QueryPlan> in(String log) {
        List<QueryPlan> plans = new ArrayList<>();
        for (int at = log.indexOf(BEGIN); at >= 0; at = log.indexOf(BEGIN, at + 1)) {
            String text = log.substring(at + BEGIN.length())
                    .lines()
                    .takeWhile(line -> line.startsWith("\t"))
                    .collect(Collectors.joining("\n"));
            QueryPlan plan = of(text);
            if (!plan.scans.isEmpty()
                    && plan.sql.stripLeading().toLowerCase(Locale.ROOT).matches("(?s)(select|with)\\b.*")) {
                plans.add(plan);
            }
        }
        return plans;
    }

    private static QueryPlan of(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            List<Scan> scans = new ArrayList<>();
            collect(tree.path("Plan"), scans);
            return new QueryPlan(tree.path("Query Text").asText(), List.copyOf(scans));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no plan: " + text, e);
        }
    }

    private static void collect(JsonNode node, List<Scan> scans) {
        double loops = node.path("Actual Loops").asDouble();
        String relation = node.path("Relation Name").asText();
        int month = relation.lastIndexOf("_y");
        if (loops > 0 && month > 0 && relation.startsWith("pipeline")) {
            // Of a bitmap, the index stands in the node below.
            JsonNode index = node.has("Index Name") ? node : node.path("Plans").path(0);
            scans.add(new Scan(
                    relation.substring(0, month),
                    YearMonth.parse(relation.substring(month + 1), MONTH),
                    index.path("Index Name").asText(null),
                    loops
                            * (node.path("Actual Rows").asDouble()
                                    + node.path("Rows Removed by Filter").asDouble())));
        }
        node.path("Plans").forEach(child -> collect(child, scans));
    }

    /** The months of which it looked at anything. */
    public Set<YearMonth> months() {
        return scans.stream()
                .filter(scan -> scan.rows() > 0)
                .map(Scan::month)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
