package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class AdminTest {

    private ForgeSimulator simulator;
    private Client client;
    private ProjectKey key;
    private String project;

    @BeforeEach
    void start() {
        simulator = ForgeSimulator.start(SimulatorOptions.defaults().withProjects(2, 2));
        client = new Client(simulator);
        key = simulator.world().keys(Platform.GITLAB).get(0);
        project = "\"platform\":\"gitlab\",\"id\":" + key.id();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void the_truth_of_both_forges_is_one_list() {
        JsonNode truth =
                client.get(simulator.url() + "/_simulator/truth").json().path("projects");

        assertThat(truth).hasSize(4);
        assertThat(truth.get(0).path("platform").asText()).isEqualTo("github");
        assertThat(client.get(simulator.url() + "/_simulator/truth/gitlab/" + key.id())
                        .json()
                        .path("nativeId")
                        .asLong())
                .isEqualTo(key.id());
    }

    @Test
    void verbs_change_the_world_and_say_what_they_made() {
        JsonNode pushed = client.post("/_simulator/world/push", "{" + project + ",\"message\":\"From outside\"}")
                .json();
        JsonNode started =
                client.post("/_simulator/world/start", "{" + project + "}").json();
        String pipeline = ",\"pipeline\":" + started.path("pipeline").asLong();

        JsonNode ended = client.post("/_simulator/world/finish", "{" + project + pipeline + ",\"status\":\"failed\"}")
                .json();

        assertThat(simulator.world().truth(key).lastCommit().sha())
                .isEqualTo(pushed.path("sha").asText());
        assertThat(ended.path("status").asText()).isEqualTo("failed");
        assertThat(simulator.world().truth(key).status()).isEqualTo("failed");
    }

    @Test
    void a_pipeline_is_started_for_whatever_reason() {
        client.post("/_simulator/world/start", "{" + project + ",\"trigger\":\"manual\"}");
        int number = simulator.world().get(key).openMergeRequests().getFirst().number();
        client.post("/_simulator/world/start-merge-request", "{" + project + ",\"number\":" + number + "}");

        Client.Reply wrong = client.post("/_simulator/world/start", "{" + project + ",\"trigger\":\"moon\"}");

        List<Pipeline> runs = simulator.world().get(key).pipelines();
        assertThat(runs.get(runs.size() - 2).event()).isEqualTo("web");
        assertThat(runs.getLast().event()).isEqualTo("merge_request_event");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("error").asText()).contains("moon");
    }

    @Test
    void merge_requests_branches_and_projects_have_verbs_too() {
        client.post("/_simulator/world/add-branch", "{" + project + ",\"branch\":\"a/b\"}");
        long number = client.post("/_simulator/world/open-merge-request", "{" + project + ",\"branch\":\"a/b\"}")
                .json()
                .path("number")
                .asLong();
        client.post("/_simulator/world/draft-merge-request", "{" + project + ",\"number\":" + number + "}");
        assertThat(simulator.world().truth(key).openMergeRequests()).isEqualTo(4);
        client.post("/_simulator/world/close-merge-request", "{" + project + ",\"number\":" + number + "}");
        client.post("/_simulator/world/delete-branch", "{" + project + ",\"branch\":\"a/b\"}");
        client.post("/_simulator/world/rename", "{" + project + ",\"path\":\"x/y\"}");
        client.post("/_simulator/world/archive", "{" + project + "}");
        client.post("/_simulator/world/create", "{\"platform\":\"github\",\"path\":\"new/one\"}");

        assertThat(simulator.world().truth(key).path()).isEqualTo("x/y");
        assertThat(simulator.world().truth(key).archived()).isTrue();
        assertThat(simulator.world().truth(key).openMergeRequests()).isEqualTo(3);
        assertThat(simulator.world().keys(Platform.GITHUB)).hasSize(3);
    }

    @Test
    void faults_are_added_seen_and_cleared() {
        long id = client.post(
                        "/_simulator/faults",
                        "{\"kind\":\"secondary_limit\",\"platform\":\"github\",\"path\":\"/user\",\"share\":0.5,"
                                + "\"retryAfter\":\"date\",\"delay\":\"5s\",\"status\":429}")
                .json()
                .path("id")
                .asLong();
        client.gitHub("/user");

        Client.Reply struck = client.gitHub("/user");

        assertThat(struck.status()).isEqualTo(429);
        assertThat(struck.header("Retry-After")).endsWith("GMT");
        assertThat(client.get(simulator.url() + "/_simulator/faults")
                        .json()
                        .at("/0/struck")
                        .asLong())
                .isEqualTo(1);
        assertThat(client.delete("/_simulator/faults/" + id).status()).isEqualTo(200);
        assertThat(simulator.faults().inForce()).isEmpty();
    }

    @Test
    void counts_tell_what_was_asked_and_start_again_at_zero() {
        client.gitHub("/user");
        client.gitLab("/projects/" + key.id() + "/repository/branches/main");

        JsonNode counts = client.get(simulator.url() + "/_simulator/counts").json();
        client.post("/_simulator/counts/reset", "");

        assertThat(counts.at("/github/requests").asLong()).isEqualTo(1);
        assertThat(counts.at("/github/endpoints/~1user/statuses/200").asLong()).isEqualTo(1);
        assertThat(counts.at("/gitlab/endpoints").fieldNames())
                .toIterable()
                .containsExactly("/projects/:id/repository/branches/:branch");
        assertThat(simulator.counts().of(Platform.GITHUB).requests()).isZero();
    }

    @Test
    void limits_tokens_latency_and_steps_can_be_set() {
        client.post("/_simulator/limits", "{\"platform\":\"github\",\"requests\":1}");
        client.post(
                "/_simulator/tokens",
                "{\"platform\":\"gitlab\",\"token\":\"simulator-gitlab-token\",\"access\":\"revoked\"}");

        assertThat(client.post("/_simulator/latency", "{\"latency\":\"1ms\"}").status())
                .isEqualTo(200);
        assertThat(client.post("/_simulator/pace", "{\"pace\":\"0\"}").status()).isEqualTo(200);
        assertThat(client.post("/_simulator/world/step", "").status()).isEqualTo(200);
        assertThat(client.gitLab("/user").status()).isEqualTo(401);
        assertThat(client.gitHub("/user").status()).isEqualTo(200);
        assertThat(client.gitHub("/user").status()).isEqualTo(403);
        client.post("/_simulator/limits/reset", "{\"platform\":\"github\"}");
        assertThat(client.gitHub("/user").status()).isEqualTo(200);
    }

    @Test
    void nonsense_is_refused_by_name_and_browsers_altogether() {
        assertThat(client.post("/_simulator/faults", "{\"kind\":\"rain\"}")
                        .json()
                        .path("error")
                        .asText())
                .contains("rain");
        assertThat(client.post("/_simulator/faults", "{\"kind\":\"slow\",\"shere\":1}")
                        .json()
                        .path("error")
                        .asText())
                .contains("shere");
        assertThat(client.post("/_simulator/world/push", "[]").status()).isEqualTo(400);
        assertThat(client.post("/_simulator/world/push", "{\"platform\":\"github\",\"id\":1}")
                        .status())
                .isEqualTo(404);
        assertThat(client.get(simulator.url() + "/_simulator/nothing").status()).isEqualTo(404);
        assertThat(client.get(simulator.url() + "/_simulator/counts", "Origin", "http://evil.example")
                        .status())
                .isEqualTo(403);
    }
}
