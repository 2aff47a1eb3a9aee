package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.limit.LimitPlan;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** GitLab's GraphQL over real HTTP: what it costs, what it refuses, how it pages, and what it leaves out. */
class GitLabGraphQlTest {

    private static final String BRANCHES = "repository { branchNames(searchPattern: \"*\", offset: 0, limit: 5) }";

    private ForgeSimulator simulator;
    private Client client;

    @BeforeEach
    void start() {
        simulator = ForgeSimulator.start(
                SimulatorOptions.defaults().withProjects(1, 12).withClock(new SettableClock()));
        client = new Client(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // queryComplexity and its score are 2 of each; a resolver's own price is 1.
                "{ queryComplexity { score } } | 2",
                "{ queryComplexity { score } currentUser { username } } | 4",
                "{ queryComplexity { score } project(fullPath: \"x\") { name } } | 4",
                // avatarUrl, rootRef and a detailed status' label ask Gitaly.
                "{ queryComplexity { score } project(fullPath: \"x\") { avatarUrl repository { rootRef } } } | 8",
                // lastCommit costs 10, its tree 2, its title 2.
                "{ queryComplexity { score } project(fullPath: \"x\") { repository { tree { lastCommit { title } } } } } | 18",
                "{ queryComplexity { score } project(fullPath: \"x\") { repository { branchNames(searchPattern: \"*\", offset: 0, limit: 1) } } } | 174",
                // (nodes 1 + id 1 + resolver 1) * (1 + page / 100), cut down to a whole number.
                "{ queryComplexity { score } projects { nodes { id } } } | 8",
                "{ queryComplexity { score } projects(first: 100) { nodes { id } } } | 8",
                "{ queryComplexity { score } projects(first: 1000) { nodes { id } } } | 8",
                "{ queryComplexity { score } projects(first: 50) { nodes { id } } } | 6",
                "{ queryComplexity { score } projects(first: 1) { nodes { id } } } | 5",
                "{ queryComplexity { score } projects(first: 50, sort: \"id_asc\") { nodes { id } } } | 8",
                // Naming projects by id makes nothing cheaper: only iids do.
                "{ queryComplexity { score } projects(ids: [\"gid://gitlab/Project/1\"]) { nodes { id } } } | 8",
                // Pipelines ask Gitaly, and a ref costs 2: (nodes 1 + id 1 + resolver 1 + Gitaly 1 + ref 2) * 1.01 =
                // 6.06
                "{ queryComplexity { score } project(fullPath: \"x\") { pipelines(first: 1, ref: \"main\") { nodes { id } } } } | 9",
                // Merge requests are always sorted: (count 1 + resolver 1 + sort 1) * 2
                "{ queryComplexity { score } project(fullPath: \"x\") { mergeRequests(state: opened) { count } } } | 9",
                "{ queryComplexity { score } project(fullPath: \"x\") { openMergeRequestsCount } } | 4",
                // Aliases and fragments are counted where they end up, and equal fields once.
                "{ queryComplexity { score } a: currentUser { id } b: currentUser { id } } | 6",
                "query { queryComplexity { score } currentUser { id ...f } } fragment f on CurrentUser { id name } | 5",
                "query { queryComplexity { score } currentUser @include(if: false) { id } } | 2",
            })
    void complexity_is_reckoned_as_gitlab_does_it(String query, int score) {
        JsonNode answer = client.gitLabQuery(query, Map.of()).json();

        assertThat(answer.at("/data/queryComplexity/score").asInt())
                .as(answer.toString())
                .isEqualTo(score);
    }

    @Test
    void a_query_that_is_too_complex_is_refused_whole_with_status_200() {
        String query =
                "{ a: project(fullPath: \"x\") { " + BRANCHES + " } b: project(fullPath: \"y\") { " + BRANCHES + " } }";

        Client.Reply reply = client.gitLabQuery(query, Map.of());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.response().body())
                .isEqualTo(
                        "{\"errors\":[{\"message\":\"Query has complexity of 344, which exceeds max complexity of 250\"}]}");
    }

    @Test
    void who_asks_without_a_token_may_ask_less_and_sees_only_what_is_public() {
        String wide = "{ a: project(fullPath: \"x\") { " + BRANCHES + " } projects { count nodes { id name path webUrl"
                + " visibility archived createdAt updatedAt description fullPath lastActivityAt avatarUrl } } }";
        String narrow =
                "{ queryComplexity { limit } currentUser { id } projects(first: 100) { nodes { visibility } } }";

        JsonNode refused = client.gitLabPost(Map.of("query", wide)).json();
        JsonNode answered = client.gitLabPost(Map.of("query", narrow)).json();

        assertThat(refused.at("/errors/0/message").asText())
                .isEqualTo("Query has complexity of 204, which exceeds max complexity of 200");
        assertThat(answered.at("/data/queryComplexity/limit").asInt()).isEqualTo(200);
        assertThat(answered.at("/data/currentUser").isNull()).isTrue();
        assertThat(answered.at("/data/projects/nodes").findValuesAsText("visibility"))
                .isNotEmpty()
                .containsOnly("public");
    }

    @Test
    void the_queries_of_a_list_are_answered_in_their_order_and_held_to_the_limit_together() {
        Map<String, Object> one = Map.of("query", "{ project(fullPath: \"x\") { " + BRANCHES + " } }");
        Map<String, Object> user = Map.of("query", "{ currentUser { username } }");
        String[] token = {"PRIVATE-TOKEN", SimulatorOptions.GITLAB_TOKEN};

        JsonNode within = client.gitLabPost(List.of(one, user), token).json();
        JsonNode beyond = client.gitLabPost(List.of(one, user, one), token).json();

        assertThat(within.at("/0/data/project").isNull()).isTrue();
        assertThat(within.at("/1/data/currentUser/username").asText()).isEqualTo("morgan-fielding");
        assertThat(beyond).hasSize(3);
        assertThat(beyond.at("/1/errors/0/message").asText())
                .isEqualTo("Query has complexity of 346, which exceeds max complexity of 250");
    }

    @Test
    void more_than_ten_thousand_characters_are_refused_before_they_are_read() {
        String blanks = " ".repeat(10_000);

        Client.Reply over = client.gitLabQuery("{ currentUser { id } }" + blanks, Map.of());
        Client.Reply exactly = client.gitLabQuery(("{ currentUser { id } }" + blanks).substring(0, 10_000), Map.of());

        assertThat(over.status()).isEqualTo(422);
        assertThat(over.json().at("/errors/0/message").asText()).isEqualTo("Query too large");
        assertThat(exactly.status()).isEqualTo(200);
    }

    @Test
    void more_than_twenty_fields_inside_each_other_are_refused() {
        String nested = "project "
                .concat("{ pipeline { project ".repeat(10))
                .concat("{ id }")
                .concat(" } }".repeat(10));
        String query = "{ project(fullPath: \"x\") { pipelines(first: 1) { nodes { " + nested + " } } } }";

        JsonNode answer = client.gitLabQuery(query, Map.of()).json();

        assertThat(answer.findValuesAsText("message")).contains("Query has depth of 25, which exceeds max depth of 20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ projects(ids: [\"gid://gitlab/User/1\"]) { count } } | gid://gitlab/User/1 is not a valid ID for Project.",
                "{ projects(ids: [\"123\"]) { count } } | 123 is not a valid GitLab ID.",
                "{ projects(after: \"eyJpZCI6Im5vbnNlbnNlIn0\") { count } } | Please provide a valid cursor",
                "{ projects(after: \"!\") { count } } | Please provide a valid cursor",
                "{ projects(sort: \"name_asc\", after: \"eyJpZCI6IjEifQ\") { count } } | Please provide a valid cursor",
            })
    void an_argument_that_is_refused_makes_its_field_null_and_stands_among_the_errors(String query, String message) {
        Client.Reply reply = client.gitLabQuery(query, Map.of());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("data").path("projects").isNull()).isTrue();
        assertThat(reply.json().at("/errors/0/message").asText()).isEqualTo(message);
        assertThat(reply.json().at("/errors/0/path/0").asText()).isEqualTo("projects");
    }

    @Test
    void a_field_that_this_server_does_not_have_is_named_as_gitlab_names_it() {
        JsonNode answer = client.gitLabQuery("{ project(fullPath: \"x\") { name sparkles } }", Map.of())
                .json();

        assertThat(answer.has("data")).isFalse();
        assertThat(answer.at("/errors/0/message").asText())
                .isEqualTo("Field 'sparkles' doesn't exist on type 'Project'");
        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("undefinedField");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id_asc", "id_desc", "name_asc", "created_desc", "latest_activity_desc", "path_asc"})
    void pages_in_any_order_hold_every_project_once(String sort) {
        List<String> ids = new ArrayList<>();
        String after = null;
        do {
            JsonNode page = page(sort, after);
            page.path("nodes").forEach(node -> ids.add(node.path("id").asText()));
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asText()
                    : null;
        } while (after != null);

        assertThat(ids)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(simulator.world().keys(Platform.GITLAB).stream()
                        .map(key -> "gid://gitlab/Project/" + key.id())
                        .toList());
    }

    @Test
    void a_cursor_goes_on_where_it_was_though_its_project_is_gone() {
        JsonNode first = page("id_asc", null);
        String last = first.path("nodes").get(4).path("id").asText();
        simulator.world().delete(new ProjectKey(Platform.GITLAB, Long.parseLong(last.replaceAll(".*/", ""))));

        JsonNode second = page("id_asc", first.at("/pageInfo/endCursor").asText());

        assertThat(second.path("nodes")).hasSize(5);
        assertThat(second.path("nodes").findValuesAsText("id"))
                .doesNotContainAnyElementsOf(first.path("nodes").findValuesAsText("id"));
        assertThat(second.path("count").asInt()).isEqualTo(11);
    }

    @Test
    void a_project_that_is_not_there_or_not_for_everybody_is_left_out_without_a_word() {
        List<ProjectKey> keys = simulator.world().keys(Platform.GITLAB);
        simulator.world().delete(keys.get(0));
        List<String> ids = List.of(gid(keys.get(0).id()), gid(keys.get(1).id()), gid(999_999_999));

        JsonNode answer = client.gitLabQuery(
                        "query($ids: [ID!]) { projects(ids: $ids) { count nodes { id } } }", Map.of("ids", ids))
                .json();

        assertThat(answer.has("errors")).isFalse();
        assertThat(answer.at("/data/projects/nodes").findValuesAsText("id"))
                .containsExactly(gid(keys.get(1).id()));
    }

    @Test
    void a_renamed_project_is_found_by_id_under_its_new_path_and_by_its_old_path_not_at_all() {
        ProjectKey key = simulator.world().keys(Platform.GITLAB).getFirst();
        String old = simulator.world().truth(key).path();
        simulator.world().rename(key, "acme/renamed");
        String query = "query($ids: [ID!], $old: ID!) { project(fullPath: $old) { id } projects(ids: $ids) {"
                + " nodes { fullPath } } }";

        JsonNode data = client.gitLabQuery(query, Map.of("ids", List.of(gid(key.id())), "old", old))
                .json()
                .path("data");

        assertThat(data.path("project").isNull()).isTrue();
        assertThat(data.at("/projects/nodes/0/fullPath").asText()).isEqualTo("acme/renamed");
    }

    @Test
    void pipelines_are_found_by_ref_status_and_time() {
        ProjectKey key = simulator.world().keys(Platform.GITLAB).getFirst();
        var started = simulator
                .world()
                .startPipeline(key, simulator.world().truth(key).defaultBranch(), null);
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("ids", List.of(gid(key.id())));
        variables.put("ref", started.ref());
        variables.put("since", started.updatedAt().toString());

        JsonNode nodes = client.gitLabQuery(
                        "query($ids: [ID!], $ref: String, $since: Time) { projects(ids: $ids) { nodes {"
                                + " pipelines(ref: $ref, updatedAfter: $since, status: PENDING) { count nodes { id } } } } }",
                        variables)
                .json()
                .at("/data/projects/nodes/0/pipelines");

        assertThat(nodes.path("count").asInt()).isEqualTo(1);
        assertThat(nodes.at("/nodes/0/id").asText()).isEqualTo("gid://gitlab/Ci::Pipeline/" + started.id());
    }

    @Test
    void rest_and_graphql_use_the_same_quota_of_the_minute() {
        simulator.limits(Platform.GITLAB, LimitPlan.GITLAB.withRequests(3));
        client.gitLab("/user");

        Client.Reply second = client.gitLabQuery("{ currentUser { id } }", Map.of());
        Client.Reply third = client.gitLab("/user");
        Client.Reply fourth = client.gitLabQuery("{ currentUser { id } }", Map.of());

        assertThat(second.header("RateLimit-Remaining")).isEqualTo("1");
        assertThat(third.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.header("Retry-After")).isEqualTo("60");
        assertThat(simulator.counts().of(Platform.GITLAB).primaryLimitHits()).isEqualTo(1);
        assertThat(simulator
                        .counts()
                        .of(Platform.GITLAB)
                        .endpoint("/api/graphql")
                        .requests())
                .isEqualTo(2);
    }

    @Test
    void a_server_without_graphql_answers_404_and_keeps_its_rest() {
        simulator.graphQl(false);

        assertThat(client.gitLabQuery("{ currentUser { id } }", Map.of()).status())
                .isEqualTo(404);
        assertThat(client.gitLab("/user").status()).isEqualTo(200);
    }

    @Test
    void a_server_that_is_down_for_queries_says_503() {
        simulator
                .faults()
                .add(Fault.of(FaultKind.UNAVAILABLE).onPath("/api/graphql$").times(1));

        assertThat(client.gitLabQuery("{ currentUser { id } }", Map.of()).status())
                .isEqualTo(503);
        assertThat(client.gitLabQuery("{ currentUser { id } }", Map.of()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"restricted", "revoked"})
    void a_token_without_the_scope_is_refused_like_one_that_nobody_knows(String access) {
        simulator.tokens().set(Platform.GITLAB, "other", Tokens.Access.parse(access));

        Client.Reply reply =
                client.gitLabPost(Map.of("query", "{ currentUser { id } }"), "Authorization", "Bearer other");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.response().body()).isEqualTo("{\"errors\":[{\"message\":\"Invalid token\"}]}");
    }

    @Test
    void a_scripted_lack_of_scope_hits_queries_in_the_words_of_graphql_and_rest_in_its_own() {
        simulator.faults().add(Fault.of(FaultKind.INSUFFICIENT_SCOPE).on(Platform.GITLAB));

        assertThat(client.gitLabQuery("{ currentUser { id } }", Map.of()).status())
                .isEqualTo(401);
        assertThat(client.gitLab("/projects").status()).isEqualTo(403);
    }

    @Test
    void a_query_that_takes_too_long_ends_in_503_and_a_smaller_one_is_answered() {
        simulator
                .faults()
                .add(Fault.of(FaultKind.GRAPHQL_TIMEOUT).onlyHeavierThan(5).delayed(Duration.ofMillis(50)));

        Client.Reply large = client.gitLabQuery("{ projects(first: 6) { nodes { id } } }", Map.of());
        Client.Reply small = client.gitLabQuery("{ projects(first: 5) { nodes { id } } }", Map.of());

        assertThat(large.status()).isEqualTo(503);
        assertThat(large.json().at("/errors/0/message").asText())
                .isEqualTo("Request timed out. Please try a less complex query or a smaller set of records.");
        assertThat(large.header("RateLimit-Remaining")).isEqualTo("1999");
        assertThat(small.json().at("/data/projects/nodes")).hasSize(5);
        assertThat(simulator.counts().of(Platform.GITLAB).graphQl().timeouts()).isEqualTo(1);
    }

    @Test
    void a_query_may_also_be_given_up_with_status_200_and_a_field_that_is_null() {
        simulator
                .faults()
                .add(Fault.of(FaultKind.GRAPHQL_TIMEOUT).withStatus(200).delayed(Duration.ofMillis(50)));

        Client.Reply reply = client.gitLabQuery("{ projects(first: 6) { nodes { id } } }", Map.of());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("data").isNull()).isTrue();
        assertThat(reply.json().at("/errors/0/message").asText()).isEqualTo("Timeout on Query.projects");
    }

    @Test
    void an_answer_may_lack_some_projects_and_say_so_beside_the_others() {
        simulator.faults().add(Fault.of(FaultKind.GRAPHQL_PARTIAL));

        JsonNode answer = client.gitLabQuery("{ projects(first: 6) { nodes { id } } }", Map.of())
                .json();

        assertThat(answer.at("/data/projects/nodes").findValuesAsText("id")).hasSize(4);
        assertThat(answer.at("/data/projects/nodes/1").isNull()).isTrue();
        assertThat(answer.at("/errors/0/path").toString()).isEqualTo("[\"projects\",\"nodes\",1]");
    }

    @Test
    void queries_are_counted_with_their_complexity_and_those_that_ask_too_much() {
        String tooMuch =
                "{ a: project(fullPath: \"x\") { " + BRANCHES + " } b: project(fullPath: \"y\") { " + BRANCHES + " } }";
        client.gitLabQuery("{ projects(first: 50) { nodes { id } } }", Map.of());
        client.gitLabQuery("{ currentUser { id } }", Map.of());
        client.gitLabQuery(tooMuch, Map.of());
        client.gitLab("/user");

        PlatformCounts counts = simulator.counts().of(Platform.GITLAB);

        assertThat(counts.requests()).isEqualTo(4);
        assertThat(counts.graphQl().requests()).isEqualTo(3);
        assertThat(counts.graphQl().score()).isEqualTo(4 + 2 + 344);
        assertThat(counts.graphQl().maxScore()).isEqualTo(344);
        assertThat(counts.graphQl().refused()).isEqualTo(1);
        assertThat(counts.graphQl().maxNodes()).isEqualTo(50);
        assertThat(counts.charged()).isEqualTo(4);
    }

    @Test
    void warming_up_is_not_counted_and_uses_no_quota() {
        simulator.warmUp();

        assertThat(simulator.counts().of(Platform.GITLAB).requests()).isZero();
        assertThat(simulator.counts().of(Platform.GITHUB).requests()).isZero();
        assertThat(client.gitLab("/user").header("RateLimit-Remaining")).isEqualTo("1999");
    }

    private JsonNode page(String sort, String after) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("sort", sort);
        variables.put("after", after);
        return client.gitLabQuery(
                        "query($sort: String, $after: String) { projects(membership: true, first: 5, sort: $sort,"
                                + " after: $after) { count nodes { id } pageInfo { hasNextPage endCursor } } }",
                        variables)
                .json()
                .at("/data/projects");
    }

    private static String gid(long id) {
        return "gid://gitlab/Project/" + id;
    }
}
