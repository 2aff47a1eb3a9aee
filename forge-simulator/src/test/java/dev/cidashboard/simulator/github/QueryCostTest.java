package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.graphql.GraphQlEngine;
import dev.cidashboard.simulator.graphql.GraphQlPlan;
import dev.cidashboard.simulator.graphql.GraphQlRequest;
import dev.cidashboard.simulator.graphql.Problem;
import dev.cidashboard.simulator.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** The numbers of the first three tests are those of GitHub's documentation of its rate limits and node limits for GraphQL. */
class QueryCostTest {

    private static final GraphQlEngine ENGINE = engine();

    private static GraphQlEngine engine() {
        World world = new World(SimulatorOptions.defaults().withProjects(1, 0).plan(), Clock.systemUTC());
        GitHubUsers users = new GitHubUsers(world, "http://127.0.0.1/github");
        return new GraphQlEngine(
                new GitHubSchema(world, users, new GitHubRepositories(users, "http://127.0.0.1/github"))::build);
    }

    @Test
    void fifty_repositories_with_ten_issues_each_are_550_nodes() {
        QueryCost cost = cost("""
                query {
                  viewer {
                    repositories(first: 50) {
                      edges { repository: node { name issues(first: 10) { totalCount edges { node { title bodyHTML } } } } }
                    }
                  }
                }
                """, Map.of());

        assertThat(cost.nodes()).isEqualTo(550);
    }

    @Test
    void the_documented_query_with_comments_and_followers_is_22060_nodes() {
        QueryCost cost = cost("""
                query {
                  viewer {
                    repositories(first: 50) {
                      edges {
                        repository: node {
                          name
                          pullRequests(first: 20) {
                            edges { pullRequest: node { title comments(first: 10) { edges { comment: node { bodyHTML } } } } }
                          }
                          issues(first: 20) {
                            totalCount
                            edges { issue: node { title bodyHTML comments(first: 10) { edges { comment: node { bodyHTML } } } } }
                          }
                        }
                      }
                    }
                    followers(first: 10) { edges { follower: node { login } } }
                  }
                }
                """, Map.of());

        assertThat(cost.nodes()).isEqualTo(22_060);
    }

    @Test
    void the_documented_query_of_5101_requests_costs_51_points() {
        QueryCost cost = cost("""
                query {
                  viewer {
                    login
                    repositories(first: 100) {
                      edges { node { id issues(first: 50) { edges { node { id labels(first: 60) { edges { node { id name } } } } } } } }
                    }
                  }
                }
                """, Map.of());

        assertThat(cost.requests()).isEqualTo(5_101);
        assertThat(cost.points()).isEqualTo(51);
    }

    /** 1,010,000 is what GitHub told semantic-release of such a query, with 100 aliases around both connections. */
    @Test
    void aliases_count_each_and_too_many_nodes_are_refused() {
        StringBuilder query = new StringBuilder("{ ");
        for (int at = 0; at < 100; at++) {
            query.append("r").append(at).append(": repository(owner: \"a\", name: \"b\") { ...prs } ");
        }
        query.append(
                "} fragment prs on Repository { pullRequests(first: 100) { nodes { labels(first: 100) { nodes { name } } } } }");

        Optional<Problem> refusal = refusal(query.toString(), Map.of());

        assertThat(cost(query.toString(), Map.of()).nodes()).isEqualTo(1_010_000);
        assertThat(refusal.orElseThrow().toSpecification())
                .containsEntry("type", "MAX_NODE_LIMIT_EXCEEDED")
                .containsEntry(
                        "message",
                        "This query requests up to 1,010,000 possible nodes which exceeds the maximum limit of 500,000.");
    }

    @Test
    void variables_fragments_and_ids_are_worked_out_and_equal_fields_count_once() {
        QueryCost cost = cost("""
                query($ids: [ID!]!, $size: Int!, $no: Boolean!) {
                  nodes(ids: $ids) {
                    ...r
                    ... on Repository { refs(refPrefix: "refs/heads/", first: $size) { nodes { name } } }
                  }
                }
                fragment r on Repository {
                  refs(refPrefix: "refs/heads/", first: $size) { totalCount }
                  pullRequests(first: 7) @include(if: $no) { totalCount }
                }
                """, Map.of("ids", Collections.nCopies(50, "x"), "size", 3, "no", false));

        assertThat(cost).isEqualTo(new QueryCost(50, 50 + 50 * 3));
        assertThat(cost.points()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "149,1", "150,2", "5101,51", "22060,221"})
    void points_are_a_hundredth_of_the_requests_rounded_and_at_least_one(long requests, int points) {
        assertThat(new QueryCost(requests, 0).points()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ viewer { repositories { nodes { id } } } } | MISSING_PAGINATION_BOUNDARIES",
                "{ viewer { repositories(first: 101) { nodes { id } } } } | EXCESSIVE_PAGINATION",
                "{ viewer { repositories(last: -1) { nodes { id } } } } | INVALID_PAGINATION",
                "{ viewer { repositories(first: 1, last: 1) { nodes { id } } } } | UNSUPPORTED_PAGINATION",
            })
    void a_page_must_have_a_size_and_a_sensible_one(String query, String type) {
        assertThat(refusal(query, Map.of()).orElseThrow().toSpecification())
                .containsEntry("type", type)
                .containsEntry("path", List.of("viewer", "repositories"));
    }

    @Test
    void a_count_alone_needs_no_size_and_nodes_takes_a_hundred_ids() {
        String byIds = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";

        assertThat(refusal("{ viewer { repositories { totalCount } } }", Map.of()))
                .isEmpty();
        assertThat(refusal(byIds, Map.of("ids", Collections.nCopies(100, "x")))).isEmpty();
        assertThat(refusal(byIds, Map.of("ids", Collections.nCopies(101, "x")))
                        .orElseThrow()
                        .getMessage())
                .isEqualTo("You may not provide more than 100 node ids; you provided 101.");
    }

    private static QueryCost cost(String query, Map<String, Object> variables) {
        return QueryCost.of(plan(query, variables).fields());
    }

    private static Optional<Problem> refusal(String query, Map<String, Object> variables) {
        return QueryCost.refusal(plan(query, variables).fields());
    }

    private static GraphQlPlan plan(String query, Map<String, Object> variables) {
        GraphQlPlan plan = ENGINE.plan(GraphQlRequest.of(query, variables));
        assertThat(plan.problems()).isEmpty();
        return plan;
    }
}
