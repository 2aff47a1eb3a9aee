package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.count.GraphQlCounts;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.limit.LimitPlan;
import dev.cidashboard.simulator.world.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What GitHub's GraphQL costs, what stops it, and what can go wrong with it. */
class GitHubGraphQlLimitsTest {

    private static final String NODES = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Repository { name } } }";

    private final SettableClock clock = new SettableClock();
    private ForgeSimulator simulator;
    private Client client;

    @BeforeEach
    void start() {
        simulator = ForgeSimulator.start(
                SimulatorOptions.defaults().withProjects(12, 1).withClock(clock));
        // The first query waits for the schema; no test of time may.
        simulator.warmUp();
        client = new Client(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void points_are_charged_told_in_the_answer_and_in_the_headers_and_kept_apart_from_rest() {
        String expensive = "{ viewer { repositories(first: 100) { nodes { refs(refPrefix: \"refs/heads/\", first: 3)"
                + " { totalCount } pullRequests(first: 1) { totalCount } } } } rateLimit { cost nodeCount limit remaining used } }";

        Client.Reply reply = client.gitHubQuery(expensive, Map.of());

        JsonNode limit = reply.json().at("/data/rateLimit");
        assertThat(limit.path("cost").asInt()).isEqualTo(2);
        assertThat(limit.path("nodeCount").asInt()).isEqualTo(100 + 300 + 100);
        assertThat(limit.path("remaining").asInt()).isEqualTo(4_998);
        assertThat(limit.path("used").asInt()).isEqualTo(2);
        assertThat(reply.header("x-ratelimit-remaining")).isEqualTo("4998");
        assertThat(reply.header("x-ratelimit-resource")).isEqualTo("graphql");
        JsonNode resources = rest("/rate_limit").path("resources");
        assertThat(resources.at("/graphql/used").asInt()).isEqualTo(2);
        assertThat(resources.at("/core/used").asInt()).isZero();
        GraphQlCounts counts = simulator.counts().of(Platform.GITHUB).graphQl();
        assertThat(counts.requests()).isEqualTo(1);
        assertThat(counts.score()).isEqualTo(2);
        assertThat(counts.maxNodes()).isEqualTo(500);
        assertThat(simulator.counts().of(Platform.GITHUB).endpoint("/graphql").charged())
                .isEqualTo(2);
    }

    @Test
    void when_the_points_are_used_up_the_error_comes_with_200_and_goes_after_the_hour() {
        simulator.limits(Platform.GITHUB, LimitPlan.GITHUB.withGraphQl(2, 0));
        client.gitHubQuery("{ viewer { login } }", Map.of());
        client.gitHubQuery("{ viewer { login } }", Map.of());

        Client.Reply over = client.gitHubQuery("{ viewer { login } }", Map.of());

        assertThat(over.status()).isEqualTo(200);
        assertThat(over.json().at("/errors/0/type").asText()).isEqualTo("RATE_LIMITED");
        assertThat(over.json().has("data")).isFalse();
        assertThat(over.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(client.gitHub("/user").status()).isEqualTo(200);
        assertThat(simulator.counts().of(Platform.GITHUB).graphQl().primaryLimitHits())
                .isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        assertThat(client.gitHubQuery("{ viewer { login } }", Map.of()).json().has("data"))
                .isTrue();
    }

    @Test
    void too_many_queries_in_a_minute_are_a_secondary_limit() {
        simulator.limits(Platform.GITHUB, LimitPlan.GITHUB.withGraphQl(0, 3));
        for (int query = 0; query < 3; query++) {
            assertThat(client.gitHubQuery("{ rateLimit { cost } }", Map.of())
                            .json()
                            .at("/data/rateLimit")
                            .isNull())
                    .isTrue();
        }

        Client.Reply over = client.gitHubQuery("{ viewer { login } }", Map.of());

        assertThat(over.status()).isEqualTo(403);
        assertThat(over.header("Retry-After")).isEqualTo("60");
        assertThat(over.json().path("message").asText()).contains("secondary rate limit");
        assertThat(simulator.counts().of(Platform.GITHUB).graphQl().secondaryLimitHits())
                .isEqualTo(1);
    }

    @Test
    void queries_and_rest_share_what_may_run_at_once() {
        simulator.limits(Platform.GITHUB, LimitPlan.GITHUB.withConcurrent(1));
        simulator.latency(Duration.ofMillis(500));
        CompletableFuture<Client.Reply> query =
                CompletableFuture.supplyAsync(() -> client.gitHubQuery("{ viewer { login } }", Map.of()));
        CompletableFuture<Client.Reply> rest = CompletableFuture.supplyAsync(() -> client.gitHub("/user"));

        List<Integer> statuses =
                Stream.of(query.join().status(), rest.join().status()).sorted().toList();

        assertThat(statuses).containsExactly(200, 403);
        assertThat(simulator.counts().of(Platform.GITHUB).secondaryLimitHits()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0,502", "504,504", "200,200"})
    void a_query_that_is_killed_costs_its_points(int asked, int status) {
        simulator
                .faults()
                .add(Fault.of(FaultKind.GRAPHQL_TIMEOUT).delayed(Duration.ZERO).withStatus(asked));

        Client.Reply killed = client.gitHubQuery("{ viewer { login } }", Map.of());

        assertThat(killed.status()).isEqualTo(status);
        assertThat(killed.response().body()).containsAnyOf("may be the result of a timeout", "504 Gateway Time-out");
        assertThat(rest("/rate_limit").at("/resources/graphql/used").asInt()).isEqualTo(1);
        assertThat(simulator.counts().of(Platform.GITHUB).graphQl().timeouts()).isEqualTo(1);
    }

    @Test
    void only_queries_above_a_size_are_killed_when_so_asked_and_rest_never() {
        simulator
                .faults()
                .add(Fault.of(FaultKind.GRAPHQL_TIMEOUT).delayed(Duration.ZERO).onlyHeavierThan(6));

        Client.Reply twelve = client.gitHubQuery(NODES, Map.of("ids", nodeIds()));
        Client.Reply six = client.gitHubQuery(NODES, Map.of("ids", nodeIds().subList(0, 6)));

        assertThat(twelve.status()).isEqualTo(502);
        assertThat(six.status()).isEqualTo(200);
        assertThat(client.gitHub("/user").status()).isEqualTo(200);
    }

    @Test
    void a_partial_answer_has_the_data_and_the_errors_of_what_is_missing() {
        simulator.faults().add(Fault.of(FaultKind.GRAPHQL_PARTIAL));

        JsonNode answer = client.gitHubQuery(NODES, Map.of("ids", nodeIds())).json();

        List<Integer> missing = new ArrayList<>();
        for (int at = 0; at < nodeIds().size(); at++) {
            if (answer.at("/data/nodes/" + at).isNull()) {
                missing.add(at);
            }
        }
        assertThat(missing).hasSize(4);
        assertThat(answer.path("errors")).hasSize(4);
        assertThat(answer.at("/errors/0/path").toString()).isEqualTo("[\"nodes\"," + missing.get(0) + "]");
    }

    @Test
    void the_other_faults_meet_graphql_too() {
        assertThat(struck(FaultKind.SERVER_ERROR).status()).isEqualTo(500);
        assertThat(struck(FaultKind.UNAUTHORIZED).status()).isEqualTo(401);
        assertThat(struck(FaultKind.SECONDARY_LIMIT).status()).isEqualTo(403);
        assertThat(struck(FaultKind.INSUFFICIENT_SCOPE)
                        .json()
                        .at("/errors/0/type")
                        .asText())
                .isEqualTo("FORBIDDEN");
        Client.Reply limited = struck(FaultKind.PRIMARY_LIMIT);
        assertThat(limited.json().at("/errors/0/type").asText()).isEqualTo("RATE_LIMITED");
        assertThat(limited.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(limited.header("x-ratelimit-resource")).isEqualTo("graphql");
        assertThat(struck(FaultKind.NULL_FIELDS).json().at("/data/viewer/login").isNull())
                .isTrue();
        assertThat(struck(FaultKind.MALFORMED_LIMITS).header("x-ratelimit-remaining"))
                .isEqualTo("banana");
    }

    private Client.Reply struck(FaultKind kind) {
        simulator.faults().add(Fault.of(kind).onPath("/graphql$").times(1));
        return client.gitHubQuery("{ viewer { login } }", Map.of());
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
}
