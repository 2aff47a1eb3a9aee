package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the schema promises is answered. */
class GitLabSchemaTest {

    private static final Map<String, String> REQUIRED = Map.of(
            "fullPath", "fullPath: \"acme/nobody\"",
            "searchPattern", "searchPattern: \"*\"",
            "offset", "offset: 0",
            "limit", "limit: 3");

    private static ForgeSimulator simulator;
    private static Client client;
    private static TypeDefinitionRegistry schema;

    @BeforeAll
    static void start() throws IOException {
        simulator = ForgeSimulator.start(
                SimulatorOptions.defaults().withProjects(1, 3).withClock(new SettableClock()));
        client = new Client(simulator);
        try (InputStream in = GitLabSchemaTest.class.getResourceAsStream("gitlab/schema.graphqls")) {
            schema = new SchemaParser().parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Query | %s",
                "QueryComplexity | queryComplexity { %s }",
                "Metadata | metadata { %s }",
                "CurrentUser | currentUser { %s }",
                "ProjectConnection | projects(first: 1) { %s }",
                "ProjectEdge | projects(first: 1) { edges { %s } }",
                "PageInfo | projects(first: 1) { pageInfo { %s } }",
                "Project | projects(first: 1) { nodes { %s } }",
                "Repository | projects(first: 1) { nodes { repository { %s } } }",
                "Tree | projects(first: 1) { nodes { repository { tree { %s } } } }",
                "Commit | projects(first: 1) { nodes { repository { tree { lastCommit { %s } } } } }",
                "UserCore | projects(first: 1) { nodes { pipelines(first: 1) { nodes { user { %s } } } } }",
                "PipelineConnection | projects(first: 1) { nodes { pipelines(first: 1) { %s } } }",
                "PipelineEdge | projects(first: 1) { nodes { pipelines(first: 1) { edges { %s } } } }",
                "Pipeline | projects(first: 1) { nodes { pipelines(first: 1) { nodes { %s } } } }",
                "PipelineMessageConnection | projects(first: 1) { nodes { pipelines(first: 1) { nodes { warningMessages { %s } } } } }",
                "DetailedStatus | projects(first: 1) { nodes { pipelines(first: 1) { nodes { detailedStatus { %s } } } } }",
                "MergeRequestConnection | projects(first: 1) { nodes { mergeRequests(first: 1) { %s } } }",
                "MergeRequestEdge | projects(first: 1) { nodes { mergeRequests(first: 1) { edges { %s } } } }",
                "MergeRequest | projects(first: 1) { nodes { mergeRequests(first: 1) { nodes { %s } } } }",
                "MergeRequestAuthor | projects(first: 1) { nodes { mergeRequests(first: 1) { nodes { author { %s } } } } }",
                "MergeRequestReviewerConnection | projects(first: 1) { nodes { mergeRequests { nodes { reviewers { %s } } } } }",
                "MergeRequestReviewer | projects(first: 1) { nodes { mergeRequests { nodes { reviewers { nodes { %s } } } } } }",
            })
    void every_field_of_a_type_is_answered_without_an_error(String type, String around) {
        StringBuilder fields = new StringBuilder();
        for (FieldDefinition field :
                schema.getType(type, ObjectTypeDefinition.class).orElseThrow().getFieldDefinitions()) {
            fields.append(' ').append(selection(field));
        }

        JsonNode answer = client.gitLabQuery("{ " + around.formatted(fields) + " }", Map.of())
                .json();

        assertThat(answer.path("errors")).as(answer.toString()).isEmpty();
        assertThat(answer.path("data").isObject()).isTrue();
    }

    private static String selection(FieldDefinition field) {
        StringBuilder arguments = new StringBuilder();
        for (InputValueDefinition argument : field.getInputValueDefinitions()) {
            if (argument.getType() instanceof NonNullType && argument.getDefaultValue() == null) {
                arguments.append(arguments.isEmpty() ? "" : ", ").append(REQUIRED.get(argument.getName()));
            }
        }
        return field.getName()
                + (arguments.isEmpty() ? "" : "(" + arguments + ")")
                + (isObject(field.getType()) ? " { __typename }" : "");
    }

    private static boolean isObject(Type<?> type) {
        TypeName name = TypeInfo.typeInfo(type).getTypeName();
        return schema.getType(name, ObjectTypeDefinition.class).isPresent();
    }
}
