package dev.cidashboard.simulator;

import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.world.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokensTest {

    private ForgeSimulator simulator;
    private Client client;

    @BeforeEach
    void start() {
        simulator = ForgeSimulator.start(SimulatorOptions.defaults().withProjects(1, 1));
        client = new Client(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void without_a_token_there_is_a_401_in_the_words_of_the_forge() {
        Client.Reply gitHub = client.get(simulator.githubUrl() + "/user");
        Client.Reply gitLab = client.get(simulator.gitlabUrl() + "/api/v4/user");

        assertThat(gitHub.status()).isEqualTo(401);
        assertThat(gitHub.json().path("message").asText()).isEqualTo("Requires authentication");
        assertThat(gitLab.status()).isEqualTo(401);
        assertThat(gitLab.json().path("message").asText()).isEqualTo("401 Unauthorized");
    }

    @Test
    void a_wrong_token_is_refused() {
        Client.Reply reply = client.get(simulator.githubUrl() + "/user", "Authorization", "Bearer nonsense");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("message").asText()).isEqualTo("Bad credentials");
    }

    @Test
    void gitlab_takes_its_token_as_bearer_too() {
        Client.Reply reply = client.get(
                simulator.gitlabUrl() + "/api/v4/user", "Authorization", "Bearer " + SimulatorOptions.GITLAB_TOKEN);

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void a_revoked_token_stops_working_and_works_again_when_restored() {
        simulator.tokens().set(Platform.GITHUB, SimulatorOptions.GITHUB_TOKEN, Tokens.Access.REVOKED);
        assertThat(client.gitHub("/user").status()).isEqualTo(401);

        simulator.tokens().set(Platform.GITHUB, SimulatorOptions.GITHUB_TOKEN, Tokens.Access.FULL);

        assertThat(client.gitHub("/user").status()).isEqualTo(200);
    }

    @Test
    void a_token_without_the_scope_lists_but_does_not_read_pipelines() {
        simulator.tokens().set(Platform.GITHUB, SimulatorOptions.GITHUB_TOKEN, Tokens.Access.RESTRICTED);
        simulator.tokens().set(Platform.GITLAB, SimulatorOptions.GITLAB_TOKEN, Tokens.Access.RESTRICTED);
        String path = simulator.world().truths(Platform.GITHUB).get(0).path();

        Client.Reply runs = client.gitHub("/repos/" + path + "/actions/runs");
        Client.Reply projects = client.gitLab("/projects");

        assertThat(client.gitHub("/user/repos").status()).isEqualTo(200);
        assertThat(runs.status()).isEqualTo(403);
        assertThat(runs.json().path("message").asText()).contains("not accessible");
        assertThat(projects.status()).isEqualTo(403);
        assertThat(projects.json().path("error").asText()).isEqualTo("insufficient_scope");
    }
}
