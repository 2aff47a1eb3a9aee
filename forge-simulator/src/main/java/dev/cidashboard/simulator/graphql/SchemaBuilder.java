package dev.cidashboard.simulator.graphql;

import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Puts the fetchers to a schema that is written in GraphQL's own language. A field without a fetcher answers an error and no
 * silent null; a scalar that the schema declares is text, an {@code Instant} for example.
 */
public final class SchemaBuilder {

    private final TypeDefinitionRegistry types;
    private final RuntimeWiring.Builder wiring;
    private final Map<String, Map<String, DataFetcher<?>>> fetchers = new HashMap<>();

    private SchemaBuilder(TypeDefinitionRegistry types) {
        this.types = types;
        // Not strict: Int is replaced where a forge's Int holds more than 32 bits.
        this.wiring = RuntimeWiring.newRuntimeWiring().strictMode(false);
        types.scalars().keySet().stream()
                .filter(name -> !graphql.schema.idl.ScalarInfo.isGraphqlSpecifiedScalar(name))
                .forEach(name -> wiring.scalar(text(name)));
    }

    /** Adds to the schema what is not in its file, as {@code extend enum …} for a word that no client knows yet. */
    public SchemaBuilder extended(String schema) {
        types.merge(new SchemaParser().parse(schema));
        return this;
    }

    /**
     * Lets Int hold more than 32 bits in answers, as GitHub does: its databaseId is an Int by the schema and yet beyond 2^31.
     */
    public SchemaBuilder wideIntegers() {
        wiring.scalar(GraphQLScalarType.newScalar()
                .name("Int")
                .coercing(new WideInteger())
                .build());
        return this;
    }

    /** @param resource beside the class {@code owner}, in UTF-8 */
    public static SchemaBuilder read(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource + " beside " + owner);
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static SchemaBuilder of(String schema) {
        return new SchemaBuilder(new SchemaParser().parse(schema));
    }

    /** A field that follows from the object it is asked of. */
    @SuppressWarnings("unchecked")
    public <S> SchemaBuilder field(String type, String field, Function<? super S, ?> value) {
        return fetch(type, field, environment -> value.apply((S) environment.getSource()));
    }

    /** A field that needs its arguments, the asker or the path. */
    public SchemaBuilder fetch(String type, String field, DataFetcher<?> fetcher) {
        fetchers.computeIfAbsent(type, name -> new HashMap<>()).put(field, fetcher);
        return this;
    }

    /** How to tell which object type a value of this interface or union has. */
    public SchemaBuilder tells(String interfaceOrUnion, Function<Object, String> typeName) {
        wiring.type(
                interfaceOrUnion,
                type -> type.typeResolver(
                        environment -> environment.getSchema().getObjectType(typeName.apply(environment.getObject()))));
        return this;
    }

    /**
     * The fields of a connection type: {@code totalCount} where the schema has it, {@code nodes}, {@code edges} with node and
     * cursor, {@code pageInfo}. Their values are {@link Slice}s.
     */
    public SchemaBuilder connection(String connectionType, String edgeType) {
        this.<Slice<?>>field(connectionType, "totalCount", Slice::total);
        this.<Slice<?>>field(connectionType, "count", Slice::total);
        this.<Slice<?>>field(connectionType, "nodes", Slice::items);
        this.<Slice<?>>field(connectionType, "edges", Slice::edges);
        this.<Slice<?>>field(connectionType, "pageInfo", Slice::info);
        this.<Slice.Edge<?>>field(edgeType, "node", Slice.Edge::node);
        this.<Slice.Edge<?>>field(edgeType, "cursor", Slice.Edge::cursor);
        this.<Slice.Info>field("PageInfo", "hasNextPage", Slice.Info::hasNextPage);
        this.<Slice.Info>field("PageInfo", "hasPreviousPage", Slice.Info::hasPreviousPage);
        this.<Slice.Info>field("PageInfo", "startCursor", Slice.Info::startCursor);
        this.<Slice.Info>field("PageInfo", "endCursor", Slice.Info::endCursor);
        return this;
    }

    public GraphQLSchema build() {
        fetchers.forEach((type, fields) -> wiring.type(
                type, builder -> builder.dataFetchers(new HashMap<>(fields)).defaultDataFetcher(environment -> {
                    throw new IllegalStateException("the simulator does not answer " + type + "."
                            + environment.getField().getName());
                })));
        return new SchemaGenerator().makeExecutableSchema(types, wiring.build());
    }

    private static GraphQLScalarType text(String name) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new TextScalar())
                .build();
    }

    /** Whatever is no number is written as text; from a client any text, number or truth value is taken. */
    private static final class TextScalar implements Coercing<Object, Object> {

        @Override
        public Object serialize(Object value, graphql.GraphQLContext context, java.util.Locale locale) {
            return value instanceof Number ? value : value.toString();
        }

        @Override
        public Object parseValue(Object input, graphql.GraphQLContext context, java.util.Locale locale) {
            return input;
        }

        @Override
        public Object parseLiteral(
                graphql.language.Value<?> input,
                graphql.execution.CoercedVariables variables,
                graphql.GraphQLContext context,
                java.util.Locale locale) {
            if (input instanceof graphql.language.StringValue text) {
                return text.getValue();
            }
            if (input instanceof graphql.language.IntValue number) {
                return number.getValue();
            }
            throw new graphql.schema.CoercingParseLiteralException("expected text or a whole number");
        }

        @Override
        public graphql.language.Value<?> valueToLiteral(
                Object input, graphql.GraphQLContext context, java.util.Locale locale) {
            return graphql.language.StringValue.of(String.valueOf(input));
        }
    }
}
