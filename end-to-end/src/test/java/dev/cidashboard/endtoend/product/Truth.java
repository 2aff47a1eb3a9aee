package dev.cidashboard.endtoend.product;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Compares the dashboard's rows with what the forge knows to be true, field by field.
 *
 * <p>Texts are compared as the contract promises them: bounded, without control characters.
 */
public final class Truth {

    private static final int LONGEST_MESSAGE = 200;
    private static final int LONGEST_NAME = 300;

    private final Map<String, JsonNode> projects = new LinkedHashMap<>();

    Truth(JsonNode answer) {
        answer.path("projects").forEach(project -> projects.put(id(project), project));
    }

    /** A project with plain names, branches and a pipeline: nothing about it is special. */
    public String tame(String platform) {
        return tame(platform, 1).getFirst();
    }

    /** So many of them, from all over the platform's list. */
    public List<String> tame(String platform, int number) {
        List<String> all = projects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(platform + "-"))
                .filter(entry -> isTame(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (all.size() < number) {
            throw new AssertionError(all.size() + " tame projects on " + platform + ", not " + number);
        }
        return IntStream.range(0, number)
                .mapToObj(index -> all.get(index * all.size() / number))
                .toList();
    }

    private static boolean isTame(JsonNode project) {
        return project.path("name").asText().matches("[A-Za-z0-9 ._-]{1,60}")
                && project.path("description").asText("").matches("[^<>\\p{Cntrl}]{0,300}")
                && project.path("lastCommit").path("message").asText().matches("[^<>\\p{Cntrl}]{1,100}")
                && project.hasNonNull("pipeline")
                && !project.path("archived").asBoolean();
    }

    public int size() {
        return projects.size();
    }

    public Map<String, JsonNode> projects() {
        return Map.copyOf(projects);
    }

    /** Every field of every row that is not as the forge has it; empty when all are right and none is missing. */
    public List<String> differences(Rows repositories) {
        List<String> differences = new ArrayList<>();
        Map<String, JsonNode> missing = new LinkedHashMap<>(projects);
        for (JsonNode row : repositories) {
            String id = row.path("id").asText();
            JsonNode project = missing.remove(id);
            if (project == null) {
                differences.add(id + " is no project of the forge");
            } else {
                compare(id, project, row, differences);
            }
        }
        missing.keySet().forEach(id -> differences.add(id + " is missing"));
        return differences;
    }

    /** Every field of one row that is not as the forge has it. */
    public List<String> differences(JsonNode row) {
        List<String> differences = new ArrayList<>();
        String id = row.path("id").asText();
        JsonNode project = projects.get(id);
        if (project == null) {
            differences.add(id + " is no project of the forge");
        } else {
            compare(id, project, row, differences);
        }
        return differences;
    }

    /** How many rows have their status, its pipeline, their commit and their counts as the forge has them. */
    public long filled(Rows repositories) {
        long filled = 0;
        for (JsonNode row : repositories) {
            JsonNode project = projects.get(row.path("id").asText());
            List<String> differences = new ArrayList<>();
            if (project != null) {
                compareContent(project, row, new Fields("", differences));
                filled += differences.isEmpty() ? 1 : 0;
            }
        }
        return filled;
    }

    private static void compare(String id, JsonNode project, JsonNode row, List<String> differences) {
        Fields fields = new Fields(id, differences);
        fields.same("platform", text(project, "platform"), text(row, "platform"));
        fields.same("path", text(project, "path"), text(row, "path"));
        fields.sameText("name", text(project, "name"), text(row, "name"), LONGEST_NAME);
        fields.same("defaultBranch", text(project, "defaultBranch"), text(row, "defaultBranch"));
        compareContent(project, row, fields);
        pipelineTimes(project.path("pipeline"), row.path("pipeline"), fields);
    }

    private static void compareContent(JsonNode project, JsonNode row, Fields fields) {
        fields.same("status", text(project, "status"), text(row, "status"));
        fields.same("branchCount", text(project, "branchCount"), text(row, "branchCount"));
        fields.same("openMergeRequests", text(project, "openMergeRequests"), text(row, "openMergeRequests"));
        fields.same("draftMergeRequests", text(project, "draftMergeRequests"), text(row, "draftMergeRequests"));
        pipeline(project.path("pipeline"), row.path("pipeline"), fields);
        commit(project.path("lastCommit"), row.path("lastCommit"), fields);
    }

    private static void pipeline(JsonNode truth, JsonNode shown, Fields fields) {
        fields.same("pipeline.id", text(truth, "id"), text(shown, "id"));
        fields.same("pipeline.status", text(truth, "status"), text(shown, "status"));
        fields.same("pipeline.ref", text(truth, "ref"), text(shown, "ref"));
        fields.same("pipeline.name", text(truth, "name"), text(shown, "name"));
    }

    private static void pipelineTimes(JsonNode truth, JsonNode shown, Fields fields) {
        fields.same("pipeline.startedAt", instant(truth, "startedAt"), instant(shown, "startedAt"));
        if (text(truth, "durationSeconds") != null) {
            fields.same("pipeline.durationSeconds", text(truth, "durationSeconds"), text(shown, "durationSeconds"));
        }
    }

    private static void commit(JsonNode truth, JsonNode shown, Fields fields) {
        fields.same("lastCommit.sha", text(truth, "sha"), text(shown, "sha"));
        fields.sameText("lastCommit.author", text(truth, "author"), text(shown, "author"), LONGEST_NAME);
        fields.sameText("lastCommit.message", text(truth, "message"), text(shown, "message"), LONGEST_MESSAGE);
        fields.same("lastCommit.at", instant(truth, "at"), instant(shown, "at"));
    }

    static String id(JsonNode project) {
        return project.path("platform").asText() + "-main:"
                + project.path("nativeId").asText();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    private static String instant(JsonNode node, String field) {
        String text = text(node, field);
        return text == null ? null : Instant.parse(text).toString();
    }

    private record Fields(String id, List<String> differences) {

        void same(String field, String expected, String shown) {
            if (!Objects.equals(expected, shown)) {
                differences.add(id + " " + field + ": the forge has " + expected + ", shown is " + shown);
            }
        }

        /** A text of any length and content: what is shown is its beginning, with nothing that is no letter of it. */
        void sameText(String field, String expected, String shown, int longest) {
            String whole = withoutControls(expected);
            if (whole == null || shown == null || whole.length() <= longest) {
                same(field, whole, withoutControls(shown));
                return;
            }
            String beginning = shown.endsWith("…") ? shown.substring(0, shown.length() - 1) : shown;
            if (beginning.length() < longest / 2 || shown.length() > longest || !whole.startsWith(beginning)) {
                differences.add(id + " " + field + ": the forge has " + expected + ", shown is " + shown);
            }
        }

        private static String withoutControls(String text) {
            return text == null ? null : text.replaceAll("\\p{Cntrl}", "");
        }
    }
}
