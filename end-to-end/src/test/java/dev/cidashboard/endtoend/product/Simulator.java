package dev.cidashboard.endtoend.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;

/**
 * The simulator's back door: the truth, the counters, the faults, the tokens and the verbs that change the world.
 *
 * <p>Projects are named as the dashboard names them: {@code github-main:1296269}.
 */
public final class Simulator {

    static final String COUNTS = "/_simulator/counts";
    private static final JsonMapper JSON = new JsonMapper();

    private final Http http;

    Simulator(Http http) {
        this.http = http;
    }

    public Truth truth() {
        return new Truth(get("/_simulator/truth"));
    }

    public Counts counts() {
        return new Counts(get(COUNTS));
    }

    public void resetCounts() {
        post("counts", Map.of());
    }

    /** Forgets what was used of the limits, as if their windows had passed. */
    public void resetLimits() {
        post("limits/reset", Map.of("platform", "github"));
        post("limits/reset", Map.of("platform", "gitlab"));
    }

    /**
     * From now on, until cleared. Limits say that they are over in 3 s.
     *
     * @param platform null for both
     * @param share of the requests, evenly spread
     */
    public void fault(String kind, String platform, double share) {
        ObjectNode fault = JSON.createObjectNode().put("kind", kind).put("share", share);
        if (platform != null) {
            fault.put("platform", platform);
        }
        if (kind.contains("LIMIT") || kind.contains("REQUESTS")) {
            fault.put("delay", "3s");
        }
        post("faults", fault);
    }

    public void clearFaults() {
        checked(http.send("DELETE", "/_simulator/faults", null, Map.of()));
    }

    public void revoke(String platform) {
        access(platform, "revoked");
    }

    public void restore(String platform) {
        access(platform, "full");
    }

    private void access(String platform, String access) {
        String token = platform.equals("github") ? ProductSettings.GITHUB_TOKEN : ProductSettings.GITLAB_TOKEN;
        post("tokens", Map.of("platform", platform, "token", token, "access", access));
    }

    /** Pushes to the default branch of a tame project of the platform and says which. */
    public String push(String platform) {
        String id = truth().tame(platform);
        pushTo(id);
        return id;
    }

    public void pushTo(String id) {
        world("push", id, Map.of());
    }

    /** Queues a pipeline on the default branch. */
    public long start(String id) {
        return world("start", id, Map.of()).path("pipeline").asLong();
    }

    public void set(String id, long pipeline, String status) {
        world("set", id, Map.of("pipeline", pipeline, "status", status));
    }

    public void finish(String id, long pipeline, String status) {
        world("finish", id, Map.of("pipeline", pipeline, "status", status));
    }

    public void rerun(String id, long pipeline) {
        world("rerun", id, Map.of("pipeline", pipeline));
    }

    /** Every pipeline of every project of both forges, as their own lists have them. */
    public ForgeRuns runs() {
        return ForgeRuns.of(http, truth().projects());
    }

    public void addBranch(String id, String name) {
        world("add-branch", id, Map.of("branch", name));
    }

    public void openMergeRequest(String id, String branch, String title, boolean draft) {
        world("open-merge-request", id, Map.of("branch", branch, "title", title, "draft", draft));
    }

    public void rename(String id, String path) {
        world("rename", id, Map.of("path", path));
    }

    public void delete(String id) {
        world("delete", id, Map.of());
    }

    public String create(String platform, String path) {
        JsonNode made = post("world/create", Map.of("platform", platform, "path", path));
        return platform + "-main:" + made.path("id").asText();
    }

    /** Lets the world move on by itself once. */
    public void step() {
        post("world/step", Map.of());
    }

    private JsonNode world(String verb, String id, Map<String, ?> fields) {
        ObjectNode body = JSON.valueToTree(fields);
        body.put("platform", id.substring(0, id.indexOf('-'))).put("id", id.substring(id.indexOf(':') + 1));
        return post("world/" + verb, body);
    }

    private JsonNode get(String path) {
        return checked(http.get(path));
    }

    private JsonNode post(String what, Object body) {
        return checked(http.post("/_simulator/" + what, JSON.valueToTree(body).toString(), Map.of()));
    }

    private static JsonNode checked(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return answer.json();
    }
}
