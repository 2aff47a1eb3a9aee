package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.count.PlatformCounts;
import dev.cidashboard.simulator.world.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What GitLab's GraphQL costs, and what it refuses to answer at all, over real HTTP. */
class GitLabComplexityTest {

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
                // queryComplexity costs 1, and its score 1; a resolver's own price is 1.
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
}
