package dev.cidashboard.simulator;

import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ConditionalTest {

    private ForgeSimulator simulator;
    private Client client;
    private ProjectKey repository;
    private String path;

    @BeforeEach
    void start() {
        simulator = ForgeSimulator.start(SimulatorOptions.defaults().withProjects(3, 3));
        client = new Client(simulator);
        repository = simulator.world().keys(Platform.GITHUB).get(0);
        path = simulator.world().truth(repository).path();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void an_unchanged_list_is_not_sent_again_and_costs_nothing_of_the_primary_limit() {
        String url = "/repos/" + path + "/actions/runs?per_page=30";
        Client.Reply first = client.gitHub(url);

        Client.Reply again = client.gitHub(url, "If-None-Match", first.header("ETag"));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
        assertThat(again.header("x-ratelimit-used")).isEqualTo(first.header("x-ratelimit-used"));
        assertThat(simulator.counts().of(Platform.GITHUB).notModified()).isEqualTo(1);
        assertThat(simulator.counts().of(Platform.GITHUB).charged()).isEqualTo(1);
        assertThat(simulator.counts().of(Platform.GITHUB).conditional()).isEqualTo(1);
    }

    @Test
    void a_304_of_gitlab_counts_against_its_quota() {
        Client.Reply first = client.gitLab("/projects?membership=true");

        Client.Reply again = client.gitLab("/projects?membership=true", "If-None-Match", first.header("ETag"));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("RateLimit-Observed")).isEqualTo("2");
        assertThat(simulator.counts().of(Platform.GITLAB).charged()).isEqualTo(2);
    }

    @Test
    void a_change_in_one_project_changes_exactly_its_own_etags() {
        ProjectKey other = simulator.world().keys(Platform.GITHUB).get(1);
        String otherPath = simulator.world().truth(other).path();
        List<String> own = List.of("/actions/runs", "/branches", "/pulls");
        List<String> before =
                own.stream().map(part -> etag("/repos/" + path + part)).toList();
        String othersBefore = etag("/repos/" + otherPath + "/actions/runs");

        var started = simulator
                .world()
                .startPipeline(repository, simulator.world().truth(repository).defaultBranch(), null);

        assertThat(etag("/repos/" + path + "/actions/runs")).isNotEqualTo(before.get(0));
        assertThat(etag("/repos/" + path + "/branches")).isEqualTo(before.get(1));
        assertThat(etag("/repos/" + path + "/pulls")).isEqualTo(before.get(2));
        assertThat(etag("/repos/" + otherPath + "/actions/runs")).isEqualTo(othersBefore);
        assertThat(started.status()).isEqualTo(RunStatus.QUEUED);
    }

    @Test
    void a_project_in_the_place_of_another_changes_the_list() {
        ProjectKey first = simulator.world().create(Platform.GITHUB, "zz-last/one");
        String before = etag("/user/repos");

        simulator.world().delete(first);
        simulator.world().create(Platform.GITHUB, "zz-last/two");

        assertThat(etag("/user/repos")).isNotEqualTo(before);
    }

    @Test
    void every_listed_etag_is_honoured_whatever_its_strength() {
        String etag = etag("/user");

        Client.Reply reply = client.gitHub("/user", "If-None-Match", "\"other\", " + etag.substring(2));

        assertThat(reply.status()).isEqualTo(304);
    }

    @Test
    void an_etag_of_github_belongs_to_the_token_that_got_it() {
        simulator.tokens().set(Platform.GITHUB, "another-token", Tokens.Access.FULL);
        String etag = etag("/user");

        Client.Reply reply = client.get(
                simulator.githubUrl() + "/user", "Authorization", "Bearer another-token", "If-None-Match", etag);

        assertThat(reply.status()).isEqualTo(200);
    }

    private String etag(String url) {
        return client.gitHub(url).header("ETag");
    }
}
