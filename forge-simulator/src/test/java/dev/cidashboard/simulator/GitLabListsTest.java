package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** How GitLab's GraphQL pages and finds, and what it leaves out. */
class GitLabListsTest {

    private ForgeSimulator simulator;
    private Client client;

    @BeforeEach
    void start() {
        simulator = ForgeSimulator.start(
                SimulatorOptions.defaults().withProjects(1, 12).withClock(new SettableClock()));
        client = new Client(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id_asc", "id_desc", "name_asc", "created_desc", "latest_activity_desc", "path_asc"})
    void pages_in_any_order_hold_every_project_once(String sort) {
        List<String> ids = new ArrayList<>();
        String after = null;
        do {
            JsonNode page = page(sort, after);
            page.path("nodes").forEach(node -> ids.add(node.path("id").asText()));
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asText()
                    : null;
        } while (after != null);

        assertThat(ids)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(simulator.world().keys(Platform.GITLAB).stream()
                        .map(key -> "gid://gitlab/Project/" + key.id())
                        .toList());
    }

    @Test
    void a_cursor_goes_on_where_it_was_though_its_project_is_gone() {
        JsonNode first = page("id_asc", null);
        String last = first.path("nodes").get(4).path("id").asText();
        simulator.world().delete(new ProjectKey(Platform.GITLAB, Long.parseLong(last.replaceAll(".*/", ""))));

        JsonNode second = page("id_asc", first.at("/pageInfo/endCursor").asText());

        assertThat(second.path("nodes")).hasSize(5);
        assertThat(second.path("nodes").findValuesAsText("id"))
                .doesNotContainAnyElementsOf(first.path("nodes").findValuesAsText("id"));
        assertThat(second.path("count").asInt()).isEqualTo(11);
    }

    @Test
    void a_project_that_is_not_there_or_not_for_everybody_is_left_out_without_a_word() {
        List<ProjectKey> keys = simulator.world().keys(Platform.GITLAB);
        simulator.world().delete(keys.get(0));
        List<String> ids = List.of(gid(keys.get(0).id()), gid(keys.get(1).id()), gid(999_999_999));

        JsonNode answer = client.gitLabQuery(
                        "query($ids: [ID!]) { projects(ids: $ids) { count nodes { id } } }", Map.of("ids", ids))
                .json();

        assertThat(answer.has("errors")).isFalse();
        assertThat(answer.at("/data/projects/nodes").findValuesAsText("id"))
                .containsExactly(gid(keys.get(1).id()));
    }

    @Test
    void a_renamed_project_is_found_by_id_under_its_new_path_and_by_its_old_path_not_at_all() {
        ProjectKey key = simulator.world().keys(Platform.GITLAB).getFirst();
        String old = simulator.world().truth(key).path();
        simulator.world().rename(key, "acme/renamed");
        String query = "query($ids: [ID!], $old: ID!) { project(fullPath: $old) { id } projects(ids: $ids) {"
                + " nodes { fullPath } } }";

        JsonNode data = client.gitLabQuery(query, Map.of("ids", List.of(gid(key.id())), "old", old))
                .json()
                .path("data");

        assertThat(data.path("project").isNull()).isTrue();
        assertThat(data.at("/projects/nodes/0/fullPath").asText()).isEqualTo("acme/renamed");
    }

    @Test
    void pipelines_are_found_by_ref_status_and_time() {
        ProjectKey key = simulator.world().keys(Platform.GITLAB).getFirst();
        var started = simulator
                .world()
                .startPipeline(key, simulator.world().truth(key).defaultBranch(), null);
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("ids", List.of(gid(key.id())));
        variables.put("ref", started.ref());
        variables.put("since", started.updatedAt().toString());

        JsonNode nodes = client.gitLabQuery(
                        "query($ids: [ID!], $ref: String, $since: Time) { projects(ids: $ids) { nodes {"
                                + " pipelines(ref: $ref, updatedAfter: $since, status: PENDING) { count nodes { id } } } } }",
                        variables)
                .json()
                .at("/data/projects/nodes/0/pipelines");

        assertThat(nodes.path("count").asInt()).isEqualTo(1);
        assertThat(nodes.at("/nodes/0/id").asText()).isEqualTo("gid://gitlab/Ci::Pipeline/" + started.id());
    }

    private JsonNode page(String sort, String after) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("sort", sort);
        variables.put("after", after);
        return client.gitLabQuery(
                        "query($sort: String, $after: String) { projects(membership: true, first: 5, sort: $sort,"
                                + " after: $after) { count nodes { id } pageInfo { hasNextPage endCursor } } }",
                        variables)
                .json()
                .at("/data/projects");
    }

    private static String gid(long id) {
        return "gid://gitlab/Project/" + id;
    }
}
