package dev.cidashboard.endtoend.product;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What both forges say of their pipelines: by {@code github-main:1/2} how often and whether it was run to an end, in our
 * words.
 */
public record ForgeRuns(Map<String, String> fates) {

    private static final int PAGE = 100;
    private static final Map<String, String> OUR_WORDS =
            Map.of("failure", "failed", "canceled", "cancelled", "startup_failure", "error");

    static ForgeRuns of(Http http, Map<String, JsonNode> projects) {
        Map<String, String> fates = new TreeMap<>();
        projects.forEach((id, project) -> {
            if (id.startsWith("github-")) {
                gitHub(http, id, project.path("path").asText(), fates);
            } else {
                gitLab(http, id, project.path("nativeId").asText(), fates);
            }
        });
        return new ForgeRuns(fates);
    }

    /** What is missing, too much, or known otherwise; empty if nothing is. */
    public List<String> differences(Map<String, String> known) {
        Set<String> all = new TreeSet<>(fates.keySet());
        all.addAll(known.keySet());
        return all.stream()
                .filter(run -> !Objects.equals(fates.get(run), known.get(run)))
                .map(run -> run + ": the forge has " + fates.get(run) + ", known is " + known.get(run))
                .toList();
    }

    private static void gitHub(Http http, String id, String path, Map<String, String> fates) {
        JsonNode list = list(
                http,
                "/github/repos/" + path + "/actions/runs?per_page=" + PAGE,
                Map.of("Authorization", "Bearer " + ProductSettings.GITHUB_TOKEN));
        for (JsonNode run : list.path("workflow_runs")) {
            boolean over = run.path("status").asText().equals("completed")
                    && !run.path("conclusion").asText().equals("action_required");
            fates.put(
                    id + "/" + run.path("id").asText(),
                    run.path("run_attempt").asInt() + " "
                            + (over ? word(run.path("conclusion").asText()) : "moving"));
        }
    }

    /** GitLab does not count attempts. */
    private static void gitLab(Http http, String id, String nativeId, Map<String, String> fates) {
        JsonNode list = list(
                http,
                "/gitlab/api/v4/projects/" + nativeId + "/pipelines?per_page=" + PAGE,
                Map.of("Private-Token", ProductSettings.GITLAB_TOKEN));
        for (JsonNode run : list) {
            String status = run.path("status").asText();
            fates.put(id + "/" + run.path("id").asText(), isOver(status) ? word(status) : "moving");
        }
    }

    private static boolean isOver(String status) {
        return switch (status) {
            case "success", "failed", "canceled", "skipped" -> true;
            default -> false;
        };
    }

    private static String word(String theirs) {
        return OUR_WORDS.getOrDefault(theirs, theirs);
    }

    private static JsonNode list(Http http, String path, Map<String, String> headers) {
        Answer answer = http.get(path, headers);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        JsonNode list = answer.json();
        assertThat(list.isArray() ? list.size() : list.path("workflow_runs").size())
                .as("all are on one page")
                .isLessThan(PAGE);
        return list;
    }
}
