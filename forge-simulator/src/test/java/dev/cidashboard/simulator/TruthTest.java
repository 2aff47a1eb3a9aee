package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.limit.LimitPlan;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.Truth;
import dev.cidashboard.simulator.world.WorldPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Computes every project's row from nothing but what the REST answers say, and compares it with what is called the truth. */
class TruthTest {

    private static final List<String> SEVERITY = List.of(
            "error",
            "timed_out",
            "failed",
            "action_required",
            "cancelled",
            "running",
            "waiting",
            "queued",
            "scheduled",
            "unknown",
            "success_with_warnings",
            "stale",
            "success",
            "neutral",
            "skipped");

    private static final Map<String, String> GITHUB_WORDS = Map.ofEntries(
            Map.entry("queued", "queued"),
            Map.entry("requested", "queued"),
            Map.entry("pending", "queued"),
            Map.entry("waiting", "waiting"),
            Map.entry("in_progress", "running"),
            Map.entry("failure", "failed"),
            Map.entry("startup_failure", "error"));

    private static final Map<String, String> GITLAB_WORDS = Map.ofEntries(
            Map.entry("created", "queued"),
            Map.entry("preparing", "queued"),
            Map.entry("pending", "queued"),
            Map.entry("waiting_for_resource", "waiting"),
            Map.entry("canceled", "cancelled"),
            Map.entry("manual", "action_required"));

    private static ForgeSimulator simulator;
    private static Client client;

    @BeforeAll
    static void startAndLiveForAWhile() {
        SettableClock clock = new SettableClock();
        LimitPlan unlimited = new LimitPlan(0, Duration.ofHours(1), 0, 0);
        simulator = ForgeSimulator.start(SimulatorOptions.defaults()
                .withPlan(WorldPlan.SMALL.withProjects(100, 100).withMotion(0.05, 0.1))
                .withLimits(unlimited, unlimited)
                .withClock(clock));
        client = new Client(simulator);
        for (int step = 0; step < 100; step++) {
            clock.advance(Duration.ofSeconds(3));
            simulator.world().step(clock.instant());
        }
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void the_truth_is_what_the_rest_answers_say(Platform platform) {
        for (ProjectKey key : simulator.world().keys(platform)) {
            Truth truth = simulator.world().truth(key);

            Truth computed = platform == Platform.GITHUB ? fromGitHub(key) : fromGitLab(key);

            assertThat(computed).isEqualTo(truth);
        }
    }

    private static Truth fromGitHub(ProjectKey key) {
        JsonNode project = client.gitHub("/repositories/" + key.id()).json();
        String repository = "/repos/" + project.path("full_name").asText();
        String branch = project.path("default_branch").asText();
        Map<Long, JsonNode> latest = new LinkedHashMap<>();
        client.all(Platform.GITHUB, simulator.githubUrl() + repository + "/actions/runs?per_page=100&branch=" + branch)
                .forEach(run -> latest.putIfAbsent(run.path("workflow_id").asLong(), run));
        Optional<JsonNode> deciding = latest.values().stream()
                .min(Comparator.<JsonNode>comparingInt(run -> SEVERITY.indexOf(gitHubStatus(run)))
                        .thenComparing(run -> -run.path("id").asLong()));
        Client.Reply head = client.gitHub(repository + "/commits/" + branch);
        List<JsonNode> pulls =
                client.all(Platform.GITHUB, simulator.githubUrl() + repository + "/pulls?state=open&per_page=2");
        return new Truth(
                "github",
                project.path("id").asLong(),
                project.path("full_name").asText(),
                project.path("name").asText(),
                text(project, "description"),
                project.path("visibility").asText(),
                branch,
                project.path("archived").asBoolean(),
                deciding.map(TruthTest::gitHubStatus).orElse("none"),
                deciding.map(TruthTest::gitHubPipeline).orElse(null),
                head.status() == 200 ? gitHubCommit(head.json()) : null,
                client.gitHub(repository + "/branches?per_page=1").lastPage(),
                pulls.size(),
                (int) pulls.stream()
                        .filter(pull -> pull.path("draft").asBoolean())
                        .count());
    }

    private static Truth fromGitLab(ProjectKey key) {
        JsonNode project = client.gitLab("/projects/" + key.id()).json();
        String path =
                "/projects/" + project.path("path_with_namespace").asText().replace("/", "%2F");
        String branch = text(project, "default_branch");
        Client.Reply branches = client.gitLab(path + "/repository/branches?per_page=1");
        Client.Reply head = client.gitLab(path + "/repository/branches/" + branch);
        JsonNode found = client.gitLab(path + "/pipelines?per_page=1&order_by=id&sort=desc&ref=" + branch)
                .json();
        Optional<JsonNode> latest = branch == null || found.isEmpty()
                ? Optional.empty()
                : Optional.of(client.gitLab(
                                path + "/pipelines/" + found.get(0).path("id").asLong())
                        .json());
        Client.Reply open = client.gitLab(path + "/merge_requests?state=opened&per_page=100");
        return new Truth(
                "gitlab",
                project.path("id").asLong(),
                project.path("path_with_namespace").asText(),
                project.path("name").asText(),
                text(project, "description"),
                project.path("visibility").asText(),
                branch,
                project.path("archived").asBoolean(),
                latest.map(TruthTest::gitLabStatus).orElse("none"),
                latest.map(TruthTest::gitLabPipeline).orElse(null),
                head.status() == 200 ? gitLabCommit(head.json().path("commit")) : null,
                Integer.parseInt(branches.header("X-Total")),
                Integer.parseInt(open.header("X-Total")),
                (int) open.json().findValues("draft").stream()
                        .filter(JsonNode::asBoolean)
                        .count());
    }

    private static String gitHubStatus(JsonNode run) {
        String word = run.path("status").asText().equals("completed")
                ? run.path("conclusion").asText()
                : run.path("status").asText();
        return GITHUB_WORDS.getOrDefault(word, word);
    }

    private static String gitLabStatus(JsonNode pipeline) {
        return gitLabWord(
                pipeline.at("/detailed_status/group").asText(),
                pipeline.path("status").asText());
    }

    /** The dashboard's word for a pipeline of GitLab. */
    static String gitLabWord(String detailedGroup, String status) {
        return detailedGroup.equals("success-with-warnings")
                ? "success_with_warnings"
                : GITLAB_WORDS.getOrDefault(status, status);
    }

    private static Truth.DecidingPipeline gitHubPipeline(JsonNode run) {
        Instant started = Instant.parse(run.path("run_started_at").asText());
        boolean ended = run.path("status").asText().equals("completed");
        Instant updated = Instant.parse(run.path("updated_at").asText());
        return new Truth.DecidingPipeline(
                run.path("id").asLong(),
                gitHubStatus(run),
                run.path("head_branch").asText(),
                run.path("name").asText(),
                started,
                ended ? Duration.between(started, updated).toSeconds() : null);
    }

    private static Truth.DecidingPipeline gitLabPipeline(JsonNode pipeline) {
        String started = text(pipeline, "started_at");
        return new Truth.DecidingPipeline(
                pipeline.path("id").asLong(),
                gitLabStatus(pipeline),
                pipeline.path("ref").asText(),
                null,
                started == null ? null : Instant.parse(started),
                pipeline.path("duration").isNull()
                        ? null
                        : pipeline.path("duration").asLong());
    }

    private static Truth.HeadCommit gitHubCommit(JsonNode commit) {
        return new Truth.HeadCommit(
                commit.path("sha").asText(),
                commit.at("/commit/author/name").asText(),
                commit.at("/commit/message").asText().lines().findFirst().orElse(""),
                Instant.parse(commit.at("/commit/author/date").asText()));
    }

    private static Truth.HeadCommit gitLabCommit(JsonNode commit) {
        return new Truth.HeadCommit(
                commit.path("id").asText(),
                commit.path("author_name").asText(),
                commit.path("title").asText(),
                OffsetDateTime.parse(commit.path("committed_date").asText()).toInstant());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isNull() ? null : node.path(field).asText();
    }
}
