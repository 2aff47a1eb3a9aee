package dev.cidashboard.simulator.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.RawVariables;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Parses, validates and executes requests against one schema. The schema is built with the first request, so that a simulator
 * that nobody asks in GraphQL starts as fast as before. Safe for several threads.
 */
public final class GraphQlEngine {

    /** A client sends the same few documents with other variables again and again. */
    private static final int KEPT_DOCUMENTS = 100;

    /** Characters; a parsed document takes many times as many bytes. */
    private static final int LONGEST_KEPT = 20_000;

    private static final String ASKED = "asked";

    private final Supplier<GraphQLSchema> source;
    private final Map<String, PreparsedDocumentEntry> documents = new LinkedHashMap<>(KEPT_DOCUMENTS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparsedDocumentEntry> eldest) {
            return size() > KEPT_DOCUMENTS;
        }
    };
    private GraphQLSchema schema;
    private GraphQL engine;

    public GraphQlEngine(Supplier<GraphQLSchema> source) {
        this.source = source;
    }

    /** Never throws for what a client wrote: that is among the plan's problems. */
    public GraphQlPlan plan(GraphQlRequest request) {
        GraphQLSchema built = schema();
        PreparsedDocumentEntry entry =
                document(ExecutionInput.newExecutionInput(request.query()).build());
        if (entry.hasErrors()) {
            return new GraphQlPlan(request, List.of(), List.copyOf(entry.getErrors()));
        }
        try {
            ExecutableNormalizedOperation operation =
                    ExecutableNormalizedOperationFactory.createExecutableNormalizedOperationWithRawVariables(
                            built, entry.getDocument(), request.operationName(), RawVariables.of(request.variables()));
            return new GraphQlPlan(
                    request,
                    operation.getTopLevelFields().stream()
                            .map(field -> SelectedField.of(built, field))
                            .toList(),
                    List.of());
        } catch (GraphQLException refused) {
            // Variables of the wrong type, an operation that is not there, too many fields.
            GraphQLError error = refused instanceof GraphQLError one ? one : Problem.of(refused.getMessage());
            return new GraphQlPlan(request, List.of(), List.of(error));
        }
    }

    /**
     * Executes on the calling thread: nothing is fetched asynchronously.
     *
     * @param asked what the fetchers find with {@link #asked}: who asks, where, at what cost
     */
    public ExecutionResult execute(GraphQlPlan plan, Object asked) {
        if (!plan.executable()) {
            throw new IllegalArgumentException("a plan with problems cannot be executed: " + plan.problems());
        }
        schema();
        return engine.execute(ExecutionInput.newExecutionInput(plan.request().query())
                .operationName(plan.request().operationName())
                .variables(plan.request().variables())
                .graphQLContext(Map.of(ASKED, asked))
                .build());
    }

    /** What {@link #execute} was given, for a fetcher. */
    public static <T> T asked(DataFetchingEnvironment environment, Class<T> type) {
        return type.cast(environment.getGraphQlContext().get(ASKED));
    }

    private synchronized GraphQLSchema schema() {
        if (engine == null) {
            schema = source.get();
            engine = GraphQL.newGraphQL(schema)
                    .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(document(input)))
                    .doNotAutomaticallyDispatchDataLoader()
                    .build();
        }
        return schema;
    }

    private PreparsedDocumentEntry document(ExecutionInput input) {
        if (input.getQuery().length() > LONGEST_KEPT) {
            return parsed(input);
        }
        synchronized (documents) {
            return documents.computeIfAbsent(input.getQuery(), query -> parsed(input));
        }
    }

    private PreparsedDocumentEntry parsed(ExecutionInput input) {
        ParseAndValidateResult result = ParseAndValidate.parseAndValidate(schema(), input);
        return result.isFailure()
                ? new PreparsedDocumentEntry(result.getErrors())
                : new PreparsedDocumentEntry(result.getDocument());
    }
}
