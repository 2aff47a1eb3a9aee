package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Truth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What GitHub's GraphQL says of each of 130 repositories is the truth, and what REST says. */
class GitHubGraphQlTruthTest {

    private static final String QUERY = """
            query($ids: [ID!]!) {
              nodes(ids: $ids) { id ... on Repository {
                databaseId name nameWithOwner url description isPrivate isArchived visibility pushedAt updatedAt createdAt
                owner { login avatarUrl }
                defaultBranchRef { name target { oid ... on Commit {
                  message committedDate author { name user { login } avatarUrl }
                  checkSuites(first: 100, filterBy: {appId: 15368}) { totalCount nodes {
                    id databaseId status conclusion createdAt updatedAt
                    workflowRun { id databaseId runNumber event url createdAt updatedAt workflow { id name databaseId } } } } } } }
                refs(refPrefix: "refs/heads/", first: 100) { totalCount nodes { name target { oid } } }
                pullRequests(states: OPEN, first: 100) { totalCount nodes { id number title isDraft author { login } headRefName headRefOid } }
              } }
            }
            """;

    @ParameterizedTest(name = "hostile: {0}")
    @ValueSource(booleans = {false, true})
    void every_repository_of_130_is_told_as_it_is_and_as_rest_tells_it(boolean hostile) {
        SimulatorOptions options = SimulatorOptions.defaults().withProjects(130, 0);
        try (ForgeSimulator simulator =
                ForgeSimulator.start(options.withPlan(options.plan().hostile(hostile)))) {
            Client client = new Client(simulator);
            Map<String, JsonNode> rest = new LinkedHashMap<>();
            client.all(Platform.GITHUB, simulator.githubUrl() + "/user/repos?per_page=100")
                    .forEach(one -> rest.put(one.path("node_id").asText(), one));
            Map<Long, Truth> truths = new HashMap<>();
            simulator.world().truths(Platform.GITHUB).forEach(truth -> truths.put(truth.nativeId(), truth));

            List<JsonNode> swept = swept(client, List.copyOf(rest.keySet()));

            assertThat(swept).hasSameSizeAs(truths.values()).hasSizeGreaterThan(100);
            for (JsonNode repository : swept) {
                JsonNode listed = rest.get(repository.path("id").asText());
                sameAsListed(repository, listed);
                sameAsTruth(repository, truths.get(repository.path("databaseId").asLong()));
                sameInside(
                        client, repository, "/repos/" + listed.path("full_name").asText());
            }
        }
    }

    private static List<JsonNode> swept(Client client, List<String> ids) {
        List<JsonNode> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += 50) {
            Client.Reply reply =
                    client.gitHubQuery(QUERY, Map.of("ids", ids.subList(from, Math.min(from + 50, ids.size()))));
            assertThat(reply.json().path("errors")).isEmpty();
            reply.json().at("/data/nodes").forEach(found::add);
        }
        return found;
    }

    private static void sameAsTruth(JsonNode repository, Truth truth) {
        JsonNode head = repository.at("/defaultBranchRef/target");
        assertThat(repository.path("nameWithOwner").asText()).isEqualTo(truth.path());
        assertThat(repository.path("description").textValue()).isEqualTo(truth.description());
        assertThat(repository.path("visibility").asText().toLowerCase(Locale.ROOT))
                .isEqualTo(truth.visibility());
        assertThat(repository.path("isArchived").asBoolean()).isEqualTo(truth.archived());
        assertThat(repository.at("/refs/totalCount").asInt()).isEqualTo(truth.branchCount());
        assertThat(repository.at("/pullRequests/totalCount").asInt()).isEqualTo(truth.openMergeRequests());
        assertThat(repository.at("/pullRequests/nodes").findValues("isDraft").stream()
                        .filter(JsonNode::asBoolean)
                        .count())
                .isEqualTo(truth.draftMergeRequests());
        if (truth.lastCommit() == null) {
            // An empty repository has the name of a default branch, but no such branch.
            assertThat(repository.path("defaultBranchRef").isNull()).isTrue();
            return;
        }
        assertThat(repository.at("/defaultBranchRef/name").textValue()).isEqualTo(truth.defaultBranch());
        assertThat(head.path("oid").asText()).isEqualTo(truth.lastCommit().sha());
        assertThat(head.path("message").asText().lines().findFirst())
                .hasValue(truth.lastCommit().message());
        assertThat(head.at("/author/name").asText())
                .isEqualTo(truth.lastCommit().author());
        assertThat(Instant.parse(head.path("committedDate").asText()))
                .isEqualTo(truth.lastCommit().at());
    }

    private static void sameAsListed(JsonNode repository, JsonNode listed) {
        Map<String, String> pairs = Map.ofEntries(
                Map.entry("/databaseId", "/id"),
                Map.entry("/name", "/name"),
                Map.entry("/nameWithOwner", "/full_name"),
                Map.entry("/url", "/html_url"),
                Map.entry("/description", "/description"),
                Map.entry("/isPrivate", "/private"),
                Map.entry("/isArchived", "/archived"),
                Map.entry("/pushedAt", "/pushed_at"),
                Map.entry("/createdAt", "/created_at"),
                Map.entry("/updatedAt", "/updated_at"),
                Map.entry("/owner/login", "/owner/login"),
                Map.entry("/owner/avatarUrl", "/owner/avatar_url"));
        pairs.forEach(
                (graph, rest) -> assertThat(repository.at(graph)).as(graph).isEqualTo(listed.at(rest)));
    }

    private static void sameInside(Client client, JsonNode repository, String path) {
        assertThat(refs(repository))
                .isEqualTo(pairs(client.gitHub(path + "/branches?per_page=100").json(), "/name", "/commit/sha"));
        assertThat(pulls(repository))
                .isEqualTo(pulls(client.gitHub(path + "/pulls?per_page=100").json()));
        JsonNode head = repository.at("/defaultBranchRef/target");
        if (head.isMissingNode()) {
            return;
        }
        JsonNode runs = client.gitHub(path + "/actions/runs?per_page=100&head_sha="
                        + head.path("oid").asText())
                .json();
        assertThat(head.at("/checkSuites/totalCount")).isEqualTo(runs.path("total_count"));
        Map<Long, JsonNode> byId = new HashMap<>();
        runs.path("workflow_runs").forEach(run -> byId.put(run.path("id").asLong(), run));
        for (JsonNode suite : head.at("/checkSuites/nodes")) {
            sameRun(suite, byId.remove(suite.at("/workflowRun/databaseId").asLong()));
        }
        assertThat(byId).isEmpty();
    }

    private static void sameRun(JsonNode suite, JsonNode run) {
        Map<String, String> pairs = Map.ofEntries(
                Map.entry("/id", "/check_suite_node_id"),
                Map.entry("/databaseId", "/check_suite_id"),
                Map.entry("/createdAt", "/created_at"),
                Map.entry("/updatedAt", "/updated_at"),
                Map.entry("/workflowRun/id", "/node_id"),
                Map.entry("/workflowRun/runNumber", "/run_number"),
                Map.entry("/workflowRun/event", "/event"),
                Map.entry("/workflowRun/url", "/html_url"),
                Map.entry("/workflowRun/createdAt", "/created_at"),
                Map.entry("/workflowRun/updatedAt", "/updated_at"),
                Map.entry("/workflowRun/workflow/name", "/name"),
                Map.entry("/workflowRun/workflow/databaseId", "/workflow_id"));
        pairs.forEach((graph, rest) -> assertThat(suite.at(graph)).as(graph).isEqualTo(run.at(rest)));
        assertThat(suite.path("status").asText().toLowerCase(Locale.ROOT))
                .isEqualTo(run.path("status").asText());
        assertThat(suite.path("conclusion").asText().toLowerCase(Locale.ROOT))
                .isEqualTo(run.path("conclusion").asText());
    }

    private static Map<String, String> refs(JsonNode repository) {
        return pairs(repository.at("/refs/nodes"), "/name", "/target/oid");
    }

    private static Map<String, String> pairs(JsonNode list, String key, String value) {
        Map<String, String> pairs = new LinkedHashMap<>();
        list.forEach(one -> pairs.put(one.at(key).asText(), one.at(value).asText()));
        return pairs;
    }

    /** REST has the newest first, GraphQL the oldest. */
    private static Map<Integer, List<String>> pulls(JsonNode answer) {
        boolean graph = answer.has("pullRequests");
        Map<Integer, List<String>> pulls = new HashMap<>();
        for (JsonNode pull : graph ? answer.at("/pullRequests/nodes") : answer) {
            pulls.put(
                    pull.path("number").asInt(),
                    graph
                            ? texts(pull, "/id", "/title", "/isDraft", "/author/login", "/headRefName", "/headRefOid")
                            : texts(pull, "/node_id", "/title", "/draft", "/user/login", "/head/ref", "/head/sha"));
        }
        return pulls;
    }

    private static List<String> texts(JsonNode node, String... paths) {
        return java.util.Arrays.stream(paths)
                .map(path -> node.at(path).asText())
                .toList();
    }
}
