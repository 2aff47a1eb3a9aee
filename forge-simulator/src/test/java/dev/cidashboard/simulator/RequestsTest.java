package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.world.Pipeline;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.RunStatus;
import dev.cidashboard.simulator.world.Truth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Single endpoints, and what is special about each. */
class RequestsTest {

    private ForgeSimulator simulator;
    private Client client;
    private ProjectKey repository;
    private ProjectKey project;

    @BeforeEach
    void start() {
        simulator = ForgeSimulator.start(SimulatorOptions.defaults().withProjects(4, 4));
        client = new Client(simulator);
        repository = simulator.world().keys(Platform.GITHUB).get(0);
        project = simulator.world().keys(Platform.GITLAB).get(0);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void an_old_path_on_github_redirects_to_the_number_and_leads_on_to_the_same_content() {
        String old = simulator.world().truth(repository).path();
        simulator.world().rename(repository, "moved-org/moved-here");

        Client.Reply reply = client.gitHub("/repos/" + old + "/actions/runs?per_page=2");

        assertThat(reply.status()).isEqualTo(301);
        assertThat(reply.json().path("message").asText()).isEqualTo("Moved Permanently");
        JsonNode runs = client.ask(Platform.GITHUB, reply.header("Location")).json();
        assertThat(runs.at("/workflow_runs/0/repository/full_name").asText()).isEqualTo("moved-org/moved-here");
        assertThat(runs.path("workflow_runs")).hasSize(2);
    }

    @Test
    void an_old_path_on_gitlab_redirects_to_the_number() {
        String old = simulator.world().truth(project).path().replace("/", "%2F");
        simulator.world().rename(project, "moved-group/moved-here");

        Client.Reply reply = client.gitLab("/projects/" + old);

        assertThat(reply.header("Location")).isEqualTo(simulator.gitlabUrl() + "/api/v4/projects/" + project.id());
    }

    @Test
    void a_deleted_project_is_gone_from_lists_and_addresses() {
        String path = simulator.world().truth(repository).path();
        simulator.world().delete(repository);

        assertThat(client.gitHub("/repos/" + path).status()).isEqualTo(404);
        assertThat(client.gitHub("/repositories/" + repository.id()).status()).isEqualTo(404);
        assertThat(client.gitHub("/user/repos?per_page=100").json()).hasSize(3);
    }

    @Test
    void branch_names_with_slashes_work_plain_and_encoded() {
        simulator.world().addBranch(repository, "feature/日本語/x");
        simulator.world().addBranch(project, "feature/日本語/x");
        String path = "/repos/" + simulator.world().truth(repository).path() + "/branches/";
        String encoded = "feature%2F%E6%97%A5%E6%9C%AC%E8%AA%9E%2Fx";

        assertThat(client.gitHub(path + encoded).json().path("name").asText()).isEqualTo("feature/日本語/x");
        assertThat(client.gitHub(path + encoded.replace("%2F", "/")).status()).isEqualTo(200);
        assertThat(client.gitLab("/projects/" + project.id() + "/repository/branches/" + encoded)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void runs_are_filtered_by_branch_status_event_and_commit() {
        Truth truth = simulator.world().truth(repository);
        Pipeline run = simulator.world().startPipeline(repository, truth.defaultBranch(), null);
        simulator.world().finishPipeline(repository, run.id(), RunStatus.TIMED_OUT);
        String runs = "/repos/" + truth.path() + "/actions/runs?per_page=100&";

        assertThat(client.gitHub(runs + "branch=" + truth.defaultBranch())
                        .json()
                        .findValuesAsText("head_branch"))
                .isNotEmpty()
                .containsOnly(truth.defaultBranch());
        assertThat(client.gitHub(runs + "status=timed_out").json().findValuesAsText("conclusion"))
                .isNotEmpty()
                .containsOnly("timed_out");
        assertThat(client.gitHub(runs + "event=push").json().findValuesAsText("event"))
                .containsOnly("push");
        assertThat(client.gitHub(runs + "head_sha=" + truth.lastCommit().sha())
                        .json()
                        .findValuesAsText("head_sha"))
                .containsOnly(truth.lastCommit().sha());
        assertThat(client.gitHub(runs + "created=%3E2999-01-01")
                        .json()
                        .path("total_count")
                        .asInt())
                .isZero();
        assertThat(client.gitHub(runs + "created=2000-01-01..*")
                        .json()
                        .path("total_count")
                        .asInt())
                .isGreaterThan(50);
    }

    @Test
    void the_jobs_of_a_run_end_as_the_run_did() {
        Truth truth = simulator.world().truth(repository);
        Pipeline run = simulator.world().startPipeline(repository, truth.defaultBranch(), null);
        simulator.world().setPipeline(repository, run.id(), RunStatus.RUNNING);
        simulator.world().finishPipeline(repository, run.id(), RunStatus.FAILED);
        String path = "/repos/" + truth.path() + "/actions/runs/" + run.id();

        JsonNode jobs = client.gitHub(path + "/jobs").json();

        assertThat(jobs.path("jobs").findValuesAsText("conclusion")).contains("success", "failure", "skipped");
        assertThat(client.gitHub(path + "/attempts/1/jobs").json().path("total_count"))
                .isEqualTo(jobs.path("total_count"));
        assertThat(client.gitHub(path).json().path("conclusion").asText()).isEqualTo("failure");
    }

    @Test
    void warnings_show_only_in_the_single_pipeline_of_gitlab() {
        String branch = simulator.world().truth(project).defaultBranch();
        Pipeline pipeline = simulator.world().startPipeline(project, branch, null);
        simulator.world().setPipeline(project, pipeline.id(), RunStatus.RUNNING);
        simulator.world().finishPipeline(project, pipeline.id(), RunStatus.SUCCESS_WITH_WARNINGS);
        String pipelines = "/projects/" + project.id() + "/pipelines";

        JsonNode listed = client.gitLab(pipelines + "?per_page=1").json().get(0);
        JsonNode latest = client.gitLab(pipelines + "/latest?ref=" + branch).json();

        assertThat(listed.path("status").asText()).isEqualTo("success");
        assertThat(listed.has("duration")).isFalse();
        assertThat(latest.path("id").asLong()).isEqualTo(pipeline.id());
        assertThat(latest.at("/detailed_status/group").asText()).isEqualTo("success-with-warnings");
        assertThat(client.gitLab(pipelines + "/" + pipeline.id() + "/jobs")
                        .json()
                        .findValuesAsText("status"))
                .contains("failed", "success");
    }

    @Test
    void a_head_without_pipeline_has_no_latest_one() {
        String branch = simulator.world().truth(project).defaultBranch();
        simulator.world().pushCommit(project, branch, "Nothing runs for this one");

        Client.Reply reply = client.gitLab("/projects/" + project.id() + "/pipelines/latest?ref=" + branch);

        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void everything_the_api_links_to_for_pictures_is_a_png() {
        String avatar = client.gitHub("/user").json().path("avatar_url").asText();
        String other = client.gitLab("/user").json().path("avatar_url").asText();

        assertThat(client.get(avatar).header("Content-Type")).isEqualTo("image/png");
        assertThat(client.get(other).header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void a_link_that_people_follow_leads_to_a_page_that_says_what_it_is() {
        String run = client.gitHub(
                        "/repos/" + simulator.world().truth(repository).path() + "/actions/runs?per_page=1")
                .json()
                .at("/workflow_runs/0/html_url")
                .asText();
        String web = client.gitLab("/projects/" + project.id())
                .json()
                .path("web_url")
                .asText();

        assertThat(client.get(run).response().body()).contains("This is the forge simulator");
        assertThat(client.get(web + "/-/pipelines/1").header("Content-Type")).startsWith("text/html");
        assertThat(client.get(simulator.gitlabUrl() + "/no/such").status()).isEqualTo(404);
    }

    @Test
    void people_are_found_by_name() {
        assertThat(client.gitHub("/users/dependabot[bot]".replace("[", "%5B").replace("]", "%5D"))
                        .json()
                        .path("type")
                        .asText())
                .isEqualTo("Bot");
        assertThat(client.gitHub("/users/nobody-at-all").status()).isEqualTo(404);
        assertThat(client.gitLab("/users?username=morgan-fielding").json()).hasSize(1);
        assertThat(client.gitLab("/users?username=nobody").json()).isEmpty();
    }

    @Test
    void the_enterprise_address_works_too() {
        assertThat(client.gitHub("/api/v3/user").status()).isEqualTo(200);
    }

    @Test
    void unknown_addresses_are_404_in_the_words_of_the_forge() {
        assertThat(client.gitHub("/repos/no/such").json().path("message").asText())
                .isEqualTo("Not Found");
        assertThat(client.gitHub("/nonsense").status()).isEqualTo(404);
        assertThat(client.gitLab("/projects/999999999").json().path("message").asText())
                .isEqualTo("404 Project Not Found");
        assertThat(client.get(simulator.url() + "/nonsense").status()).isEqualTo(404);
    }
}
