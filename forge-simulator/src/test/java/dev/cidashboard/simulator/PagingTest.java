package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PagingTest {

    private static ForgeSimulator simulator;
    private static Client client;

    @BeforeAll
    static void start() {
        simulator = ForgeSimulator.start(SimulatorOptions.defaults().withProjects(47, 53));
        client = new Client(simulator);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void repositories_are_listed_completely_by_following_link_headers() {
        List<JsonNode> found =
                client.all(Platform.GITHUB, simulator.githubUrl() + "/user/repos?per_page=10&sort=full_name");

        assertThat(found)
                .extracting(repository -> repository.path("id").asLong())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ids(Platform.GITHUB));
    }

    @Test
    void following_pages_of_a_repository_go_by_its_number() {
        ProjectKey key = simulator.world().keys(Platform.GITHUB).get(0);
        String path = simulator.world().truth(key).path();

        Client.Reply first = client.gitHub("/repos/" + path + "/actions/runs?per_page=20&branch=" + branch(key));

        assertThat(first.next()).hasValueSatisfying(next -> assertThat(next)
                .startsWith(simulator.githubUrl() + "/repositories/" + key.id() + "/actions/runs?")
                .contains("branch=" + branch(key), "page=2"));
        assertThat(client.all(Platform.GITHUB, simulator.githubUrl() + "/repos/" + path + "/actions/runs?per_page=20"))
                .hasSize(50);
    }

    @Test
    void the_last_page_of_one_item_each_counts_the_branches() {
        ProjectKey key = simulator.world().keys(Platform.GITHUB).get(1);

        Client.Reply reply =
                client.gitHub("/repos/" + simulator.world().truth(key).path() + "/branches?per_page=1");

        assertThat(reply.json()).hasSize(1);
        assertThat(reply.lastPage()).isEqualTo(simulator.world().truth(key).branchCount());
    }

    @Test
    void more_than_a_hundred_a_page_are_never_given() {
        Client.Reply reply = client.gitHub("/user/repos?per_page=1000");

        assertThat(reply.json()).hasSize(47);
        assertThat(client.gitLab("/projects?per_page=1000").header("X-Per-Page"))
                .isEqualTo("100");
    }

    @Test
    void projects_are_listed_completely_by_keyset_and_only_those_of_the_member() {
        String first = simulator.gitlabUrl()
                + "/api/v4/projects?membership=true&pagination=keyset&order_by=id&sort=asc&per_page=10";

        List<JsonNode> found = client.all(Platform.GITLAB, first);

        assertThat(found)
                .extracting(project -> project.path("id").asLong())
                .containsExactlyElementsOf(ids(Platform.GITLAB));
        assertThat(client.gitLab("/projects?membership=true&pagination=keyset&order_by=id&sort=asc")
                        .header("X-Total"))
                .isNull();
    }

    @Test
    void without_membership_the_projects_of_strangers_are_listed_too() {
        Client.Reply reply = client.gitLab("/projects?per_page=100");

        assertThat(reply.header("X-Total")).isEqualTo("54");
        assertThat(reply.header("X-Total-Pages")).isEqualTo("1");
        assertThat(reply.header("X-Next-Page")).isEmpty();
    }

    @Test
    void offset_pages_of_branches_carry_totals() {
        ProjectKey key = simulator.world().keys(Platform.GITLAB).get(0);

        Client.Reply reply = client.gitLab("/projects/" + key.id() + "/repository/branches?per_page=1");

        assertThat(reply.header("X-Total")).isEqualTo("6");
        assertThat(reply.header("X-Next-Page")).isEqualTo("2");
        assertThat(client.all(
                        Platform.GITLAB,
                        simulator.gitlabUrl() + "/api/v4/projects/" + key.id() + "/repository/branches?per_page=2"))
                .hasSize(6);
    }

    @Test
    void a_page_beyond_the_end_is_empty() {
        assertThat(client.gitHub("/user/repos?page=99999999").json()).isEmpty();
        assertThat(client.gitLab("/projects?page=99999999").json()).isEmpty();
    }

    private static List<Long> ids(Platform platform) {
        return simulator.world().keys(platform).stream().map(ProjectKey::id).toList();
    }

    private static String branch(ProjectKey key) {
        return simulator.world().truth(key).defaultBranch();
    }
}
