package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.limit.LimitPlan;
import dev.cidashboard.simulator.world.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** GitLab's GraphQL over real HTTP: rate, tokens, errors, faults. */
class GitLabGraphQlTest {

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
    void warming_up_is_not_counted_and_uses_no_quota() {
        simulator.warmUp();

        assertThat(simulator.counts().of(Platform.GITLAB).requests()).isZero();
        assertThat(simulator.counts().of(Platform.GITHUB).requests()).isZero();
        assertThat(client.gitLab("/user").header("RateLimit-Remaining")).isEqualTo("1999");
    }
}
