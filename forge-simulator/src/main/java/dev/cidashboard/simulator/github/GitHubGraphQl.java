package dev.cidashboard.simulator.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cidashboard.simulator.count.Counts;
import dev.cidashboard.simulator.graphql.GraphQlEngine;
import dev.cidashboard.simulator.graphql.GraphQlPlan;
import dev.cidashboard.simulator.graphql.GraphQlRequest;
import dev.cidashboard.simulator.graphql.Problem;
import dev.cidashboard.simulator.graphql.SelectedField;
import dev.cidashboard.simulator.http.Answer;
import dev.cidashboard.simulator.http.Ask;
import dev.cidashboard.simulator.http.Routed;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.limit.Budget;
import dev.cidashboard.simulator.limit.Limiter;
import dev.cidashboard.simulator.limit.Resource;
import dev.cidashboard.simulator.limit.Toll;
import dev.cidashboard.simulator.world.Platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /graphql}: charges a query by what it asks for, refuses what is too much, and answers over the same world as REST. */
final class GitHubGraphQl {

    /** Beside REST as at api.github.com, and where an Enterprise Server has it. */
    static final List<List<String>> ADDRESSES = List.of(List.of("graphql"), List.of("api", "graphql"));

    private static final String TEMPLATE = "/graphql";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GitHubSchema schema;
    private final GraphQlEngine engine;
    private final Limiter limiter;
    private final Tokens tokens;
    private final Counts counts;
    private volatile SuiteFilter filter = SuiteFilter.AS_IN_PUBLIC;

    /**
     * Who asks, for the fetchers.
     *
     * @param before the quota without this query
     * @param mayReadActions whether the token may read what runs
     */
    record Asker(Budget before, QueryCost cost, boolean mayReadActions) {}

    GitHubGraphQl(GitHubSchema schema, Limiter limiter, Tokens tokens, Counts counts) {
        this.schema = schema;
        this.engine = new GraphQlEngine(schema::build);
        this.limiter = limiter;
        this.tokens = tokens;
        this.counts = counts;
    }

    void suites(SuiteFilter newFilter) {
        filter = newFilter;
        schema.suites(newFilter);
    }

    Routed route(Ask ask) {
        GraphQlRequest request;
        try {
            request = GraphQlRequest.parse(ask.body());
        } catch (IllegalArgumentException unreadable) {
            return refused(Answer.json(
                    400,
                    json(Map.of(
                            "message",
                            unreadable.getMessage(),
                            "documentation_url",
                            "https://docs.github.com/graphql",
                            "status",
                            "400"))));
        }
        GraphQlPlan plan = engine.plan(request);
        if (!plan.executable()) {
            return refused(Answer.json(200, json(Map.of("errors", GitHubErrors.of(plan.problems())))));
        }
        if (filter == SuiteFilter.REFUSED && filters(plan.fields())) {
            return refused(Answer.json(200, json(Map.of("errors", List.of(GitHubErrors.unknownFilter())))));
        }
        QueryCost cost = QueryCost.of(plan.fields());
        Toll toll = new Toll(Resource.GRAPHQL, cost.points(), new Toll.Load(cost.points(), cost.nodes()));
        Optional<Problem> refusal = QueryCost.refusal(plan.fields());
        return new Routed(TEMPLATE, true, toll, () -> refusal.map(this::refused)
                .orElseGet(() -> executed(plan, cost, ask.token())));
    }

    private static boolean filters(List<SelectedField> fields) {
        return fields.stream()
                .anyMatch(field ->
                        field.name().equals("checkSuites") && field.arguments().containsKey("filterBy")
                                || filters(field.children()));
    }

    /** A query that cannot be executed costs the least that there is. */
    private static Routed refused(Answer answer) {
        return new Routed(TEMPLATE, true, new Toll(Resource.GRAPHQL, 1, new Toll.Load(1, 0)), () -> answer);
    }

    private Answer refused(Problem problem) {
        counts.graphQlRefused(Platform.GITHUB);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", null);
        body.put("errors", List.of(problem.toSpecification()));
        return Answer.json(200, json(body));
    }

    private Answer executed(GraphQlPlan plan, QueryCost cost, String token) {
        Asker asker = new Asker(
                limiter.budget(token, Resource.GRAPHQL),
                cost,
                tokens.of(Platform.GITHUB, token) != Tokens.Access.RESTRICTED);
        Map<String, Object> result = engine.execute(plan, asker).toSpecification();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", result.get("data"));
        if (result.containsKey("errors")) {
            body.put("errors", result.get("errors"));
        }
        return Answer.json(200, json(body));
    }

    /** An answer without data, of one of GitHub's types of errors. */
    static Answer error(String type, String message) {
        return Answer.json(
                200,
                json(Map.of("errors", List.of(Problem.of(message).typed(type).toSpecification()))));
    }

    /** What the ten-second limit leaves of a query: JSON with 502 or 200, the gateway's page with 504. */
    static Answer timedOut(int status) {
        if (status == 504) {
            return Answer.of(
                    504,
                    "text/html; charset=utf-8",
                    "<html><head><title>504 Gateway Time-out</title></head><body><h1>504 Gateway Time-out</h1></body></html>"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", null);
        body.put(
                "errors",
                List.of(
                        Map.of(
                                "message",
                                "Something went wrong while executing your query. This may be the result of a timeout, or it"
                                        + " could be a GitHub bug. Please include `C318:5862:1A4A0BC` when reporting this issue.")));
        return Answer.json(status == 0 ? 502 : status, json(body));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write an answer", impossible);
        }
    }
}
