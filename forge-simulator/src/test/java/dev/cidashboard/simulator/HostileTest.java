package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Truth;
import dev.cidashboard.simulator.world.WorldPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class HostileTest {

    private static ForgeSimulator simulator;
    private static Client client;

    @BeforeAll
    static void start() {
        simulator = ForgeSimulator.start(SimulatorOptions.defaults()
                .withPlan(WorldPlan.SMALL.withProjects(15, 15).hostile(true)));
        client = new Client(simulator);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void hostile_names_survive_the_way_through_json_unchanged() {
        List<Truth> truths = simulator.world().truths(Platform.GITLAB);

        List<JsonNode> projects = client.all(
                Platform.GITLAB, simulator.gitlabUrl() + "/api/v4/projects?membership=true&order_by=id&sort=asc");

        assertThat(projects)
                .extracting(project -> project.path("name").asText())
                .containsExactlyElementsOf(truths.stream().map(Truth::name).toList());
        assertThat(truths)
                .extracting(Truth::name)
                .anyMatch(name -> name.startsWith("<script>"))
                .anyMatch(name -> name.contains("${jndi:"))
                .anyMatch(name -> name.contains("\u202E"))
                .anyMatch(name -> name.contains("\u0000"))
                .anyMatch(name -> name.length() > 10_000);
    }

    @Test
    void addresses_that_are_no_links_are_among_them() {
        List<JsonNode> projects =
                client.all(Platform.GITLAB, simulator.gitlabUrl() + "/api/v4/projects?membership=true&per_page=100");
        List<JsonNode> repositories = client.all(Platform.GITHUB, simulator.githubUrl() + "/user/repos?per_page=100");

        assertThat(projects)
                .extracting(project -> project.path("avatar_url").asText())
                .anyMatch(url -> url.startsWith("javascript:"));
        assertThat(repositories)
                .extracting(repository -> repository.path("html_url").asText())
                .anyMatch(url -> url.startsWith("javascript:"));
    }

    @Test
    void a_hostile_branch_can_be_read_by_its_encoded_name() {
        Truth truth = simulator.world().truths(Platform.GITHUB).get(1);
        String path = "/repos/" + truth.path() + "/branches";
        JsonNode evil = client.all(Platform.GITHUB, simulator.githubUrl() + path + "?per_page=100").stream()
                .filter(branch -> branch.path("name").asText().startsWith("evil/"))
                .findFirst()
                .orElseThrow();
        String encoded = URLEncoder.encode(evil.path("name").asText(), StandardCharsets.UTF_8)
                .replace("+", "%20");

        Client.Reply reply = client.gitHub(path + "/" + encoded);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/commit/commit/author/name").asText()).startsWith("<script>");
        assertThat(reply.json().at("/commit/author/avatar_url").asText()).startsWith("javascript:");
    }
}
