package dev.cidashboard.simulator.gitlab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cidashboard.simulator.graphql.GraphQlEngine;
import dev.cidashboard.simulator.graphql.GraphQlPlan;
import dev.cidashboard.simulator.graphql.GraphQlRequest;
import dev.cidashboard.simulator.graphql.Problem;
import dev.cidashboard.simulator.graphql.SchemaBuilder;
import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.world.World;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.schema.GraphQLSchema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** GitLab's GraphQL at {@code /api/graphql}, one query or several in a list, with the limits that GitLab has for them. */
final class GitLabGraphQl {

    /** Source: docs.gitlab.com, GraphQL API, limits: characters, of all queries of a list together. */
    private static final int LONGEST = 10_000;

    /** Source: {@code validate_max_errors} of GitLab's schema. */
    private static final int MOST_ERRORS = 5;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    /** Read with the first query, as the engine reads its schema: a simulator that nobody asks in GraphQL starts without. */
    private static final class Prices {
        private static final GitLabComplexity ALL = new GitLabComplexity(schema());
    }

    private final GraphQlEngine engine;
    private final Runnable refusal;
    private volatile int mostComplex = GitLabAsked.AUTHENTICATED_MOST;

    /** @param refusal told of each query that asks for more than GitLab allows */
    GitLabGraphQl(World world, GitLabUsers users, GitLabProjects projects, String base, Runnable refusal) {
        this.engine = new GraphQlEngine(() -> build(world, users, projects, base));
        this.refusal = refusal;
    }

    /**
     * A request that was read and reckoned, and not yet answered.
     *
     * @param score how complex all of its queries are together
     * @param nodes the most objects that it can be answered with
     * @param answer asked under the world's lock
     */
    record Reckoned(int score, long nodes, Supplier<Answer> answer) {

        private static Reckoned refused(Answer answer) {
            return new Reckoned(0, 0, () -> answer);
        }
    }

    void mostComplex(int most) {
        mostComplex = most;
    }

    Reckoned reckon(byte[] body, boolean anonymous) {
        JsonNode posted;
        try {
            posted = JSON.readTree(body);
        } catch (IOException unreadable) {
            return Reckoned.refused(error(400, "Unexpected end of JSON input"));
        }
        List<JsonNode> asked = new ArrayList<>();
        if (posted.isArray()) {
            posted.forEach(asked::add);
        } else {
            asked.add(posted);
        }
        int length = asked.stream()
                .mapToInt(one -> one.path("query").asText().length())
                .sum();
        if (length > LONGEST) {
            refusal.run();
            return Reckoned.refused(error(422, "Query too large"));
        }
        List<Optional<GraphQlPlan>> plans = asked.stream().map(this::plan).toList();
        int together = plans.stream().mapToInt(GitLabGraphQl::score).sum();
        long nodes = plans.stream()
                .flatMap(Optional::stream)
                .mapToLong(plan -> GitLabComplexity.nodes(plan.fields()))
                .sum();
        return new Reckoned(together, nodes, () -> {
            List<Map<String, Object>> answers = plans.stream()
                    .map(plan -> answer(plan, new GitLabAsked(anonymous, score(plan), mostComplex), together))
                    .toList();
            return json(posted.isArray() ? answers : answers.getFirst());
        });
    }

    /** Empty where nothing is asked. */
    private Optional<GraphQlPlan> plan(JsonNode one) {
        JsonNode query = one.path("query");
        JsonNode variables = one.path("variables");
        if (query.asText().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(engine.plan(new GraphQlRequest(
                query.asText(),
                one.path("operationName").textValue(),
                variables.isObject() ? JSON.convertValue(variables, OBJECT) : Map.of())));
    }

    private static int score(Optional<GraphQlPlan> plan) {
        return plan.map(one -> Prices.ALL.score(one.fields())).orElse(0);
    }

    /** @param together the score of all queries of the request: GitLab holds the sum to the limit, too */
    private Map<String, Object> answer(Optional<GraphQlPlan> planned, GitLabAsked asked, int together) {
        if (planned.isEmpty()) {
            return GitLabErrors.of(List.of(Problem.of("No query string was present")));
        }
        GraphQlPlan plan = planned.get();
        if (!plan.executable()) {
            return GitLabErrors.of(plan.problems().stream().limit(MOST_ERRORS).toList());
        }
        List<GraphQLError> beyond = beyondLimits(plan, asked, together);
        if (!beyond.isEmpty()) {
            refusal.run();
            return GitLabErrors.of(beyond);
        }
        ExecutionResult result = engine.execute(plan, asked);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", result.getData());
        if (!result.getErrors().isEmpty()) {
            answer.putAll(GitLabErrors.of(result.getErrors()));
        }
        return answer;
    }

    private static List<GraphQLError> beyondLimits(GraphQlPlan plan, GitLabAsked asked, int together) {
        List<GraphQLError> beyond = new ArrayList<>();
        if (together > asked.mostComplex()) {
            beyond.add(Problem.of("Query has complexity of " + together + ", which exceeds max complexity of "
                    + asked.mostComplex()));
        }
        int depth = GitLabComplexity.depth(plan.fields());
        if (depth > asked.deepest()) {
            beyond.add(Problem.of("Query has depth of " + depth + ", which exceeds max depth of " + asked.deepest()));
        }
        return beyond;
    }

    /** To a token without the scope read_api as to one that nobody knows: unlike REST, GraphQL does not tell them apart. */
    static Answer invalidToken() {
        return error(401, "Invalid token");
    }

    /**
     * After 30 seconds GitLab's own watch gives up (200: what was not read by then is null), or the database before it (503).
     *
     * @param status 0 for 503
     */
    static Answer timedOut(int status) {
        if (status == 200) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("data", null);
            answer.putAll(GitLabErrors.of(
                    List.of(Problem.of("Timeout on Query.projects").at(List.of("projects")))));
            return json(answer);
        }
        return error(
                status == 0 ? 503 : status,
                "Request timed out. Please try a less complex query or a smaller set of records.");
    }

    private static Answer error(int status, String message) {
        return Answer.of(status, Answer.JSON, bytes(GitLabErrors.of(List.of(Problem.of(message)))));
    }

    private static Answer json(Object answer) {
        return Answer.of(200, Answer.JSON, bytes(answer));
    }

    private static byte[] bytes(Object answer) {
        try {
            return JSON.writeValueAsBytes(answer);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static GraphQLSchema build(World world, GitLabUsers users, GitLabProjects projects, String base) {
        String root = URI.create(base).getPath();
        SchemaBuilder schema = SchemaBuilder.of(schema());
        new GitLabQueryFields(world).into(schema);
        new GitLabProjectFields(projects).into(schema);
        new GitLabCommitFields(projects, root).into(schema);
        new GitLabPipelineFields().into(schema);
        GitLabPipelineLists.into(schema);
        new GitLabMergeRequestFields(projects, root).into(schema);
        new GitLabPeopleFields(users, base).into(schema);
        return schema.build();
    }

    private static String schema() {
        try (InputStream in = GitLabGraphQl.class.getResourceAsStream("schema.graphqls")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
