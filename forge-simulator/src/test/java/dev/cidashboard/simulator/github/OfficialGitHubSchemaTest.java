package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.graphql.GraphQlEngine;
import dev.cidashboard.simulator.graphql.GraphQlRequest;
import dev.cidashboard.simulator.graphql.OfficialGitHubSchema;
import dev.cidashboard.simulator.world.World;
import graphql.GraphQLError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class OfficialGitHubSchemaTest {

    private static final Optional<OfficialGitHubSchema> OFFICIAL = OfficialGitHubSchema.fetched();

    @ParameterizedTest
    @ValueSource(strings = {"sweep", "listing", "pulls", "runs"})
    void the_sample_queries_are_what_github_accepts(String name) throws IOException {
        assumeTrue(OFFICIAL.isPresent(), OfficialGitHubSchema.HOW_TO_FETCH);

        assertThat(OFFICIAL.orElseThrow().violations(sample(name))).isEmpty();
    }

    @Test
    void what_github_would_not_accept_is_told() {
        assumeTrue(OFFICIAL.isPresent(), OfficialGitHubSchema.HOW_TO_FETCH);

        List<String> violations = OFFICIAL.orElseThrow()
                .violations("{ viewer { repositories(first: \"many\") { nodes { workflowRuns { id } } } } }");

        assertThat(violations).hasSize(2);
        assertThat(violations).anyMatch(one -> one.contains("workflowRuns"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep", "listing", "pulls", "runs"})
    void the_simulator_accepts_them_too(String name) throws IOException {
        World world = new World(SimulatorOptions.defaults().withProjects(1, 0).plan(), Clock.systemUTC());
        GitHubUsers users = new GitHubUsers(world, "http://127.0.0.1/github");
        GraphQlEngine engine = new GraphQlEngine(
                new GitHubSchema(world, users, new GitHubRepositories(users, "http://127.0.0.1/github"))::build);

        List<GraphQLError> problems = engine.plan(
                        GraphQlRequest.of(sample(name), Map.of("ids", List.of("a"), "workflows", List.of("b"))))
                .problems();

        assertThat(problems).isEmpty();
    }

    private static String sample(String name) throws IOException {
        try (var in = OfficialGitHubSchemaTest.class.getResourceAsStream(name + ".graphql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
