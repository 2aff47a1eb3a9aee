package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class GitHubGraphQlTest {

    private static final String NODES = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Repository { name } } }";
    private static final String SUITES = """
            query($ids: [ID!]!, $filter: CheckSuiteFilter) {
              nodes(ids: $ids) { ... on Repository { name defaultBranchRef { target { ... on Commit {
                statusCheckRollup { state }
                checkSuites(first: 100, filterBy: $filter) { totalCount nodes {
                  databaseId status conclusion app { slug } workflowRun { databaseId } } } } } } } }
            }
            """;

    private final SettableClock clock = new SettableClock();
    private ForgeSimulator simulator;
    private Client client;

    @BeforeEach
    void start() {
        simulator = ForgeSimulator.start(
                SimulatorOptions.defaults().withProjects(12, 1).withClock(clock));
        client = new Client(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/api/graphql"})
    void it_is_beside_rest_and_where_an_enterprise_server_has_it(String path) {
        Client.Reply reply = client.gitHubPost(path, Map.of("query", "{ viewer { login } }"), authorization());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/data/viewer/login").asText()).isEqualTo("morgan-fielding");
        assertThat(reply.header("ETag")).isNull();
        assertThat(reply.header("x-ratelimit-resource")).isEqualTo("graphql");
    }

    @Test
    void a_deleted_repository_is_null_with_an_error_beside_the_others() {
        List<String> ids = nodeIds();
        simulator.world().delete(key(0));

        JsonNode answer = client.gitHubQuery(NODES, Map.of("ids", ids)).json();

        assertThat(answer.at("/data/nodes/0").isNull()).isTrue();
        assertThat(answer.at("/data/nodes/1/id").asText()).isEqualTo(ids.get(1));
        assertThat(answer.path("errors")).hasSize(1);
        assertThat(answer.at("/errors/0/type").asText()).isEqualTo("NOT_FOUND");
        assertThat(answer.at("/errors/0/path").toString()).isEqualTo("[\"nodes\",0]");
        assertThat(answer.at("/errors/0/message").asText()).contains(ids.get(0));
    }

    @Test
    void a_renamed_repository_keeps_its_node_id_and_is_found_by_its_old_name() {
        String before = simulator.world().truth(key(0)).path();
        simulator.world().rename(key(0), "somebody/renamed");

        JsonNode answer = client.gitHubQuery(
                        "query($id: ID!, $o: String!, $n: String!) { node(id: $id) { ... on Repository { nameWithOwner } }"
                                + " repository(owner: $o, name: $n) { nameWithOwner } }",
                        Map.of("id", nodeIds().get(0), "o", before.split("/")[0], "n", before.split("/")[1]))
                .json();

        assertThat(answer.at("/data/node/nameWithOwner").asText()).isEqualTo("somebody/renamed");
        assertThat(answer.at("/data/repository/nameWithOwner").asText()).isEqualTo("somebody/renamed");
    }

    @Test
    void every_node_id_that_rest_tells_is_understood() {
        JsonNode repository = rest("/user/repos?per_page=1").get(0);
        String path = "/repos/" + repository.path("full_name").asText();
        JsonNode run = rest(path + "/actions/runs?per_page=1").at("/workflow_runs/0");
        List<String> ids = List.of(
                repository.path("node_id").asText(),
                repository.at("/owner/node_id").asText(),
                run.path("node_id").asText(),
                run.path("check_suite_node_id").asText(),
                run.at("/actor/node_id").asText(),
                rest(path + "/actions/workflows").at("/workflows/0/node_id").asText(),
                rest(path + "/pulls?per_page=1").at("/0/node_id").asText(),
                rest(path + "/commits?per_page=1").at("/0/node_id").asText());

        JsonNode answer = client.gitHubQuery(
                        "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", Map.of("ids", ids))
                .json();

        assertThat(answer.has("errors")).isFalse();
        assertThat(answer.at("/data/nodes").findValuesAsText("id")).isEqualTo(ids);
        assertThat(answer.at("/data/nodes").findValuesAsText("__typename"))
                .containsExactly(
                        "Repository",
                        "Organization",
                        "WorkflowRun",
                        "CheckSuite",
                        "User",
                        "Workflow",
                        "PullRequest",
                        "Commit");
    }

    @Test
    void check_suites_of_other_apps_fill_the_page_unless_only_those_of_actions_are_asked_for() {
        Map<String, Object> actions = Map.of("ids", nodeIds(), "filter", Map.of("appId", 15_368));

        JsonNode all = client.gitHubQuery(SUITES, Map.of("ids", nodeIds())).json();
        JsonNode filtered = client.gitHubQuery(SUITES, actions).json();

        assertThat(all.findValuesAsText("slug")).contains("codecov", "dependabot", "github-actions");
        assertThat(filtered.findValuesAsText("slug")).isNotEmpty().containsOnly("github-actions");
        assertThat(filtered.findValues("workflowRun")).noneMatch(JsonNode::isNull);
        for (JsonNode suites : all.findValues("checkSuites")) {
            assertThat(suites.path("nodes").findValues("databaseId").stream()
                            .map(JsonNode::asLong)
                            .filter(id -> id > 10_000_000_000L))
                    .isSorted();
        }
    }

    @Test
    void a_run_that_starts_and_fails_is_seen_in_its_suite_and_in_the_rollup() {
        long run = simulator.world().startPipeline(key(0), head(), null).id();
        JsonNode queued = suite(run);
        simulator.world().finishPipeline(key(0), run, RunStatus.TIMED_OUT);

        JsonNode failed = suite(run);

        assertThat(queued.path("status").asText()).isEqualTo("QUEUED");
        assertThat(queued.path("conclusion").isNull()).isTrue();
        assertThat(failed.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(failed.path("conclusion").asText()).isEqualTo("TIMED_OUT");
        assertThat(client.gitHubQuery(SUITES, Map.of("ids", nodeIds().subList(0, 1)))
                        .json()
                        .findValue("state")
                        .asText())
                .isEqualTo("FAILURE");
    }

    @Test
    void a_conclusion_that_nobody_knows_is_told_as_it_is() {
        long run = simulator.world().startPipeline(key(0), head(), null).id();
        simulator.world().finishPipeline(key(0), run, RunStatus.UNKNOWN);

        assertThat(suite(run).path("conclusion").asText()).isEqualTo("QUANTUM_ENTANGLED");
    }

    @Test
    void the_owners_repositories_come_in_pages_and_organisations_only_if_asked_for_twice() {
        String query =
                "query($after: String, $all: [RepositoryAffiliation]) { viewer { repositories(first: 5, after: $after,"
                        + " affiliations: $all, ownerAffiliations: $all, orderBy: {field: NAME, direction: ASC})"
                        + " { totalCount nodes { id name } pageInfo { hasNextPage endCursor } } } }";
        List<String> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        JsonNode page = null;
        do {
            Map<String, Object> variables = new java.util.HashMap<>();
            variables.put("all", List.of("OWNER", "COLLABORATOR", "ORGANIZATION_MEMBER"));
            variables.put(
                    "after",
                    page == null ? null : page.at("/pageInfo/endCursor").asText());
            page = client.gitHubQuery(query, variables).json().at("/data/viewer/repositories");
            names.addAll(page.path("nodes").findValuesAsText("name"));
            ids.addAll(page.path("nodes").findValuesAsText("id"));
        } while (page.at("/pageInfo/hasNextPage").asBoolean());

        assertThat(ids).containsExactlyInAnyOrderElementsOf(nodeIds());
        assertThat(names).isSorted();
        assertThat(client.gitHubQuery("{ viewer { repositories { totalCount } } }", Map.of())
                        .json()
                        .findValue("totalCount")
                        .asInt())
                .isLessThan(ids.size());
    }

    @Test
    void a_cursor_that_is_none_and_a_field_that_is_none_are_errors_with_status_200() {
        Client.Reply cursor = client.gitHubQuery(
                "{ viewer { repositories(first: 1, after: \"expired\") { nodes { id } } } }", Map.of());
        Client.Reply field = client.gitHubQuery("{ viewer { pulse } }", Map.of());

        assertThat(cursor.status()).isEqualTo(200);
        assertThat(cursor.json().at("/errors/0/type").asText()).isEqualTo("INVALID_CURSOR_ARGUMENTS");
        assertThat(field.status()).isEqualTo(200);
        assertThat(field.json().at("/errors/0/extensions/code").asText()).isEqualTo("undefinedField");
        assertThat(field.json().at("/errors/0/message").asText())
                .isEqualTo("Field 'pulse' doesn't exist on type 'User'");
        assertThat(field.json().has("data")).isFalse();
    }

    @Test
    void a_body_that_is_no_query_is_refused_with_400() {
        assertThat(client.gitHubPost("/graphql", List.of(1), authorization()).status())
                .isEqualTo(400);
        assertThat(client.gitHubPost("/graphql", Map.of("query", ""), authorization())
                        .json()
                        .path("message")
                        .asText())
                .contains("query");
    }

    @Test
    void a_token_that_may_not_read_actions_gets_the_rest_and_an_unknown_one_nothing() {
        simulator.tokens().set(Platform.GITHUB, SimulatorOptions.GITHUB_TOKEN, Tokens.Access.RESTRICTED);

        JsonNode restricted = client.gitHubQuery(SUITES, Map.of("ids", nodeIds().subList(0, 1)))
                .json();
        Client.Reply unknown = client.gitHubPost(
                "/graphql", Map.of("query", "{ viewer { login } }"), "Authorization", "Bearer unknown");

        assertThat(restricted.at("/data/nodes/0/name").asText()).isNotEmpty();
        assertThat(restricted.findValue("checkSuites").isNull()).isTrue();
        assertThat(restricted.path("errors").findValuesAsText("type")).containsExactly("FORBIDDEN", "FORBIDDEN");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.json().path("message").asText()).isEqualTo("Bad credentials");
    }

    @Test
    void without_graphql_the_address_answers_404_and_rest_goes_on() {
        simulator.graphQl(false);

        assertThat(client.gitHubQuery("{ viewer { login } }", Map.of()).status())
                .isEqualTo(404);
        assertThat(client.gitHub("/user").status()).isEqualTo(200);
    }

    private JsonNode suite(long run) {
        for (JsonNode suite : client.gitHubQuery(SUITES, Map.of("ids", nodeIds().subList(0, 1)))
                .json()
                .findValue("checkSuites")
                .path("nodes")) {
            if (suite.at("/workflowRun/databaseId").asLong() == run) {
                return suite;
            }
        }
        throw new AssertionError("no suite of run " + run);
    }

    private ProjectKey key(int index) {
        return simulator.world().keys(Platform.GITHUB).get(index);
    }

    private String head() {
        return simulator.world().truth(key(0)).defaultBranch();
    }

    /** In the order of the keys. */
    private List<String> nodeIds() {
        return simulator.world().keys(Platform.GITHUB).stream()
                .map(key -> "R_kgDO" + Long.toString(key.id(), 36))
                .toList();
    }

    private JsonNode rest(String path) {
        return client.gitHub(path).json();
    }

    private static String[] authorization() {
        return new String[] {"Authorization", "Bearer " + SimulatorOptions.GITHUB_TOKEN};
    }
}
