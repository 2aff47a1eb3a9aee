package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What both forges tell of deployments, which follow from the pipelines of default branches. */
class DeploymentsTest {

    private static final String QUERY = """
            query($owner: String!, $name: String!, $first: Int!) { repository(owner: $owner, name: $name) {
              deployments(first: $first, orderBy: {field: CREATED_AT, direction: DESC}) { totalCount nodes {
                id databaseId environment createdAt updatedAt state commitOid commit { oid committedDate } ref { name }
                latestStatus { state createdAt } statuses(first: 10) { nodes { id state createdAt updatedAt } } } } } }
            """;

    private final SettableClock clock = new SettableClock();
    private ForgeSimulator simulator;
    private Client client;
    private ProjectKey repository;
    private ProjectKey project;

    @BeforeEach
    void start() {
        simulator = ForgeSimulator.start(
                SimulatorOptions.defaults().withProjects(4, 4).withClock(clock));
        client = new Client(simulator);
        repository = simulator.world().keys(Platform.GITHUB).getFirst();
        project = simulator.world().keys(Platform.GITLAB).getFirst();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void github_tells_the_newest_and_that_one_took_the_place_of_another() {
        JsonNode deployments = gitHub(repository, 30);

        assertThat(deployments.path("nodes")).isNotEmpty();
        assertThat(texts(deployments, "/environment")).contains("production", "staging");
        assertThat(texts(deployments, "/state")).contains("ACTIVE", "INACTIVE", "FAILURE");
    }

    @Test
    void a_deployment_of_github_has_its_statuses_newest_first() {
        deploy(repository, RunStatus.SUCCESS);
        deploy(repository, RunStatus.SUCCESS);

        JsonNode replaced = gitHub(repository, 4).at("/nodes/2");

        assertThat(replaced.path("environment").asText()).isEqualTo("production");
        assertThat(replaced.path("state").asText()).isEqualTo("INACTIVE");
        assertThat(replaced.at("/latestStatus/state").asText()).isEqualTo("INACTIVE");
        assertThat(replaced.at("/statuses/nodes").findValuesAsText("state"))
                .containsExactly("INACTIVE", "SUCCESS", "IN_PROGRESS", "QUEUED");
        assertThat(replaced.path("databaseId").asLong()).isGreaterThan(Integer.MAX_VALUE);
        assertThat(replaced.at("/commit/oid").asText())
                .isEqualTo(replaced.path("commitOid").asText());
        assertThat(replaced.at("/ref/name").asText())
                .isEqualTo(simulator.world().truth(repository).defaultBranch());
    }

    @Test
    void a_token_that_may_not_read_what_runs_may_not_read_deployments() {
        simulator.tokens().set(Platform.GITHUB, SimulatorOptions.GITHUB_TOKEN, Tokens.Access.RESTRICTED);

        JsonNode answer = client.gitHubQuery(QUERY, variables(repository, 1)).json();

        assertThat(answer.at("/data/repository").isNull()).isTrue();
        assertThat(answer.at("/errors/0/type").asText()).isEqualTo("FORBIDDEN");
    }

    @Test
    void gitlab_tells_the_jobs_that_deployed() {
        Pipeline pipeline = deploy(project, RunStatus.SUCCESS);

        JsonNode deployments = gitLab("?order_by=id&sort=desc&per_page=2").json();

        assertThat(deployments).hasSize(2);
        assertThat(deployments.at("/0/environment/name").asText()).isEqualTo("production");
        assertThat(deployments.at("/1/environment/name").asText()).isEqualTo("staging");
        assertThat(deployments.at("/0/status").asText()).isEqualTo("success");
        assertThat(deployments.at("/0/deployable/finished_at").asText()).isNotEmpty();
        assertThat(deployments.at("/0/deployable/pipeline/id").asLong()).isEqualTo(pipeline.id());
    }

    @Test
    void what_did_not_change_is_confirmed_by_gitlab() {
        Client.Reply first = gitLab("?order_by=id&sort=desc");

        Client.Reply again = gitLab("?order_by=id&sort=desc", "If-None-Match", first.header("ETag"));
        deploy(project, RunStatus.FAILED);
        Client.Reply after = gitLab("?order_by=id&sort=desc", "If-None-Match", first.header("ETag"));

        assertThat(again.status()).isEqualTo(304);
        assertThat(after.status()).isEqualTo(200);
    }

    @Test
    void one_project_in_three_deploys_nothing() {
        List<Integer> counts = new ArrayList<>();
        for (ProjectKey key : simulator.world().keys(Platform.GITHUB)) {
            counts.add(gitHub(key, 1).path("totalCount").asInt());
        }

        assertThat(counts).contains(0).anyMatch(count -> count > 0);
    }

    private Pipeline deploy(ProjectKey key, RunStatus how) {
        clock.advance(Duration.ofMinutes(1));
        Pipeline pipeline = simulator
                .world()
                .startPipeline(key, simulator.world().truth(key).defaultBranch(), null);
        clock.advance(Duration.ofMinutes(1));
        simulator.world().setPipeline(key, pipeline.id(), RunStatus.RUNNING);
        clock.advance(Duration.ofMinutes(1));
        simulator.world().finishPipeline(key, pipeline.id(), how);
        return pipeline;
    }

    private JsonNode gitHub(ProjectKey key, int first) {
        return client.gitHubQuery(QUERY, variables(key, first)).json().at("/data/repository/deployments");
    }

    private Map<String, Object> variables(ProjectKey key, int first) {
        String path = simulator.world().truth(key).path();
        return Map.of("owner", path.split("/")[0], "name", path.split("/")[1], "first", first);
    }

    private Client.Reply gitLab(String query, String... headers) {
        return client.gitLab("/projects/" + project.id() + "/deployments" + query, headers);
    }

    private static List<String> texts(JsonNode deployments, String pointer) {
        List<String> texts = new ArrayList<>();
        deployments.path("nodes").forEach(node -> texts.add(node.at(pointer).asText()));
        return texts;
    }
}
