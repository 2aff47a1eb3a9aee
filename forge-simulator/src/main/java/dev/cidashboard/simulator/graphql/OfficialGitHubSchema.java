package dev.cidashboard.simulator.graphql;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * GitHub's own GraphQL schema, for tests of queries. It is fetched by {@code .ci/check-simulator-graphql} and is no part of what
 * is built; where it was not fetched, tests say so and are skipped:
 *
 * <pre>{@code
 * OfficialGitHubSchema official = OfficialGitHubSchema.fetched().orElse(null);
 * assumeTrue(official != null, OfficialGitHubSchema.HOW_TO_FETCH);
 * assertThat(official.violations(query)).isEmpty();
 * }</pre>
 */
public final class OfficialGitHubSchema {

    public static final String HOW_TO_FETCH = "GitHub's schema is not here: .ci/check-simulator-graphql fetches it";

    private static final String WHERE = "forge-simulator/graphql/node_modules/@octokit/graphql-schema/schema.graphql";

    private final GraphQLSchema schema;

    private OfficialGitHubSchema(String text) {
        TypeDefinitionRegistry types = new SchemaParser().parse(text);
        types.getTypes(ObjectTypeDefinition.class).forEach(type -> dropTwins(types, type));
        this.schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(types);
    }

    /** Looks in this directory and in all above it; takes a second or two when it is there. */
    public static Optional<OfficialGitHubSchema> fetched() {
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            Path file = place.resolve(WHERE);
            if (Files.isRegularFile(file)) {
                try {
                    return Optional.of(new OfficialGitHubSchema(Files.readString(file)));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }
        }
        return Optional.empty();
    }

    /** What GitHub would not accept of a query; empty for a good one. */
    public List<String> violations(String query) {
        return ParseAndValidate.parseAndValidate(
                        schema, ExecutionInput.newExecutionInput(query).build())
                .getErrors()
                .stream()
                .map(GraphQLError::getMessage)
                .toList();
    }

    /** The published file defines a field or two of one type twice, which is no schema to the library. */
    private static void dropTwins(TypeDefinitionRegistry types, ObjectTypeDefinition type) {
        Map<String, FieldDefinition> fields = new LinkedHashMap<>();
        type.getFieldDefinitions().forEach(field -> fields.put(field.getName(), field));
        if (fields.size() < type.getFieldDefinitions().size()) {
            types.remove(type);
            types.add(type.transform(builder -> builder.fieldDefinitions(List.copyOf(fields.values()))));
        }
    }
}
