package dev.cidashboard.simulator.github;

import dev.cidashboard.simulator.SimulatorOptions;
import dev.cidashboard.simulator.world.World;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class GitHubSchemaTest {

    /** There is none of them to be asked anything. */
    private static final Set<String> EMPTY = Set.of("Issue", "IssueComment", "Label");

    @Test
    void every_field_of_the_schema_is_answered() {
        World world = new World(SimulatorOptions.defaults().withProjects(1, 0).plan(), Clock.systemUTC());
        GitHubUsers users = new GitHubUsers(world, "http://127.0.0.1/github");
        GraphQLSchema schema =
                new GitHubSchema(world, users, new GitHubRepositories(users, "http://127.0.0.1/github")).build();

        List<FieldCoordinates> unanswered = schema.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> !type.getName().startsWith("__") && !EMPTY.contains(type.getName()))
                .flatMap(type -> type.getFieldDefinitions().stream()
                        .map(field -> FieldCoordinates.coordinates(type.getName(), field.getName())))
                .filter(field -> !schema.getCodeRegistry().hasDataFetcher(field))
                .toList();

        assertThat(unanswered).isEmpty();
    }
}
