package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.limit.LimitPlan;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Truth;
import dev.cidashboard.simulator.world.WorldPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything that GraphQL says of a world of 130 projects, beside the truth and beside what REST says. */
class GitLabGraphQlTruthTest {

    private static final String SWEEP = """
            query($after: String) {
              queryComplexity { score }
              projects(membership: true, first: 100, after: $after) {
                pageInfo { hasNextPage endCursor }
                nodes {
                  id fullPath name description visibility archived openMergeRequestsCount
                  drafts: mergeRequests(state: opened, draft: true) { count }
                  repository { rootRef tree { lastCommit { sha title authorName committedDate } } }
                  pipelines(first: 100) { nodes { id ref status startedAt duration detailedStatus { group } } }
                }
              }
            }""";

    private static final String DETAIL = """
            query($ids: [ID!]) {
              projects(ids: $ids) { nodes {
                avatarUrl webUrl lastActivityAt createdAt nameWithNamespace
                pipeline { iid }
                pipelines(first: 3) { nodes {
                  id iid sha ref status source createdAt startedAt finishedAt updatedAt duration queuedDuration coverage path
                  detailedStatus { group label text icon detailsPath favicon }
                  user { username name webUrl }
                  commit { title shortId authorName webUrl }
                } }
                mergeRequests(state: opened, first: 2) { count nodes {
                  iid title draft state sourceBranch targetBranch createdAt updatedAt webUrl diffHeadSha author { username }
                } }
              } }
            }""";

    private static ForgeSimulator simulator;
    private static Client client;

    @BeforeAll
    static void startAndLiveForAWhile() {
        SettableClock clock = new SettableClock();
        LimitPlan unlimited = new LimitPlan(0, Duration.ofHours(1), 0, 0);
        simulator = ForgeSimulator.start(SimulatorOptions.defaults()
                .withPlan(WorldPlan.SMALL.withProjects(1, 130).withMotion(0.05, 0.1))
                .withLimits(unlimited, unlimited)
                .withClock(clock));
        client = new Client(simulator);
        for (int step = 0; step < 60; step++) {
            clock.advance(Duration.ofSeconds(3));
            simulator.world().step(clock.instant());
        }
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void a_sweep_of_two_requests_tells_the_truth_of_every_project() {
        simulator.counts().reset();

        List<JsonNode> nodes = sweep();

        List<Truth> truths = simulator.world().truths(Platform.GITLAB);
        assertThat(simulator.counts().of(Platform.GITLAB).requests()).isEqualTo((truths.size() + 99) / 100);
        assertThat(nodes).hasSameSizeAs(truths).hasSizeGreaterThan(100);
        Map<Long, JsonNode> byId = new LinkedHashMap<>();
        nodes.forEach(node -> byId.put(number(node), node));
        for (Truth truth : truths) {
            JsonNode node = byId.get(truth.nativeId());
            assertThat(truth(node, branches(node.path("fullPath").asText()))).isEqualTo(truth);
        }
    }

    @Test
    void every_detail_is_what_rest_says() {
        for (Truth truth : simulator.world().truths(Platform.GITLAB)) {
            JsonNode node = client.gitLabQuery(
                            DETAIL, Map.of("ids", List.of("gid://gitlab/Project/" + truth.nativeId())))
                    .json()
                    .at("/data/projects/nodes/0");
            String path = "/projects/" + truth.nativeId();

            projectIsThatOfRest(node, client.gitLab(path).json());
            Client.Reply latest = client.gitLab(path + "/pipelines/latest");
            assertThat(node.at("/pipeline/iid").asText("none"))
                    .isEqualTo(
                            latest.status() == 200 ? latest.json().path("iid").asText() : "none");
            for (JsonNode pipeline : node.at("/pipelines/nodes")) {
                pipelineIsThatOfRest(
                        pipeline,
                        client.gitLab(path + "/pipelines/" + number(pipeline)).json());
            }
            mergeRequestsAreThoseOfRest(
                    node.path("mergeRequests"),
                    client.gitLab(path + "/merge_requests?state=opened&per_page=100")
                            .json());
        }
    }

    private static List<JsonNode> sweep() {
        List<JsonNode> nodes = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Map<String, Object> variables = new LinkedHashMap<>();
            variables.put("after", after.orElse(null));
            JsonNode answer = client.gitLabQuery(SWEEP, variables).json();
            assertThat(answer.path("errors")).isEmpty();
            // 100 projects with their pipelines in one request, and there is room for more.
            assertThat(answer.at("/data/queryComplexity/score").asInt()).isEqualTo(118);
            answer.at("/data/projects/nodes").forEach(nodes::add);
            JsonNode page = answer.at("/data/projects/pageInfo");
            after = page.path("hasNextPage").asBoolean()
                    ? Optional.of(page.path("endCursor").asText())
                    : Optional.empty();
        } while (after.isPresent());
        return nodes;
    }

    private static int branches(String path) {
        JsonNode names = client.gitLabQuery(
                        "query($path: ID!) { project(fullPath: $path) { repository {"
                                + " branchNames(searchPattern: \"*\", offset: 0, limit: 1000) } } }",
                        Map.of("path", path))
                .json()
                .at("/data/project/repository/branchNames");
        return names.size();
    }

    private static Truth truth(JsonNode node, int branches) {
        String branch = text(node, "/repository/rootRef");
        Optional<JsonNode> deciding = Optional.empty();
        for (JsonNode pipeline : node.at("/pipelines/nodes")) {
            if (deciding.isEmpty() && pipeline.path("ref").asText().equals(branch)) {
                deciding = Optional.of(pipeline);
            }
        }
        JsonNode head = node.at("/repository/tree/lastCommit");
        return new Truth(
                "gitlab",
                number(node),
                text(node, "/fullPath"),
                text(node, "/name"),
                text(node, "/description"),
                text(node, "/visibility"),
                branch,
                node.path("archived").asBoolean(),
                deciding.map(GitLabGraphQlTruthTest::status).orElse("none"),
                deciding.map(GitLabGraphQlTruthTest::pipeline).orElse(null),
                head.isObject() ? commit(head) : null,
                branches,
                node.path("openMergeRequestsCount").asInt(),
                node.at("/drafts/count").asInt());
    }

    private static Truth.DecidingPipeline pipeline(JsonNode pipeline) {
        String started = text(pipeline, "/startedAt");
        return new Truth.DecidingPipeline(
                number(pipeline),
                status(pipeline),
                text(pipeline, "/ref"),
                null,
                started == null ? null : Instant.parse(started),
                pipeline.path("duration").isNull()
                        ? null
                        : pipeline.path("duration").asLong());
    }

    private static Truth.HeadCommit commit(JsonNode commit) {
        return new Truth.HeadCommit(
                text(commit, "/sha"),
                text(commit, "/authorName"),
                text(commit, "/title"),
                OffsetDateTime.parse(text(commit, "/committedDate")).toInstant());
    }

    private static String status(JsonNode pipeline) {
        return TruthTest.gitLabWord(
                text(pipeline, "/detailedStatus/group"),
                text(pipeline, "/status").toLowerCase(java.util.Locale.ROOT));
    }

    private static void projectIsThatOfRest(JsonNode node, JsonNode rest) {
        assertThat(text(node, "/avatarUrl")).isEqualTo(text(rest, "/avatar_url"));
        assertThat(text(node, "/webUrl")).isEqualTo(text(rest, "/web_url"));
        assertThat(text(node, "/nameWithNamespace")).isEqualTo(text(rest, "/name_with_namespace"));
        assertSameMoment(node, "/lastActivityAt", rest, "/last_activity_at");
        assertSameMoment(node, "/createdAt", rest, "/created_at");
    }

    private static void pipelineIsThatOfRest(JsonNode node, JsonNode rest) {
        for (String same : List.of("iid", "sha", "ref", "source", "duration")) {
            assertThat(node.path(same).asText())
                    .as(same)
                    .isEqualTo(
                            same.equals("duration") && !rest.path(same).isNull()
                                    ? String.valueOf(rest.path(same).asInt())
                                    : rest.path(same).asText());
        }
        assertThat(text(node, "/status")).isEqualToIgnoringCase(text(rest, "/status"));
        assertSameMoment(node, "/createdAt", rest, "/created_at");
        assertSameMoment(node, "/startedAt", rest, "/started_at");
        assertSameMoment(node, "/finishedAt", rest, "/finished_at");
        assertSameMoment(node, "/updatedAt", rest, "/updated_at");
        assertThat(node.path("queuedDuration")).isEqualTo(rest.path("queued_duration"));
        assertThat(text(node, "/coverage")).isEqualTo(text(rest, "/coverage"));
        for (String same : List.of("group", "label", "text", "icon", "favicon")) {
            assertThat(node.at("/detailedStatus/" + same)).isEqualTo(rest.at("/detailed_status/" + same));
        }
        assertThat(node.at("/detailedStatus/detailsPath")).isEqualTo(rest.at("/detailed_status/details_path"));
        assertThat(text(rest, "/web_url")).endsWith(text(node, "/path"));
        assertThat(node.at("/user/username")).isEqualTo(rest.at("/user/username"));
        assertThat(node.at("/user/name")).isEqualTo(rest.at("/user/name"));
        assertThat(node.at("/user/webUrl")).isEqualTo(rest.at("/user/web_url"));
        assertThat(text(node, "/sha")).startsWith(text(node, "/commit/shortId"));
    }

    private static void mergeRequestsAreThoseOfRest(JsonNode connection, JsonNode rest) {
        assertThat(connection.path("count").asInt()).isEqualTo(rest.size());
        Map<String, JsonNode> byNumber = new LinkedHashMap<>();
        rest.forEach(one -> byNumber.put(one.path("iid").asText(), one));
        for (JsonNode node : connection.path("nodes")) {
            JsonNode one = byNumber.get(node.path("iid").asText());
            assertThat(node.path("title")).isEqualTo(one.path("title"));
            assertThat(node.path("draft")).isEqualTo(one.path("draft"));
            assertThat(node.path("state")).isEqualTo(one.path("state"));
            assertThat(node.path("sourceBranch")).isEqualTo(one.path("source_branch"));
            assertThat(node.path("targetBranch")).isEqualTo(one.path("target_branch"));
            assertThat(node.path("diffHeadSha")).isEqualTo(one.path("sha"));
            assertThat(node.path("webUrl")).isEqualTo(one.path("web_url"));
            assertThat(node.at("/author/username")).isEqualTo(one.at("/author/username"));
            assertSameMoment(node, "/createdAt", one, "/created_at");
            assertSameMoment(node, "/updatedAt", one, "/updated_at");
        }
    }

    private static void assertSameMoment(JsonNode node, String field, JsonNode rest, String restField) {
        String here = text(node, field);
        String there = text(rest, restField);
        assertThat(here == null ? null : Instant.parse(here))
                .as(field)
                .isEqualTo(there == null ? null : Instant.parse(there));
    }

    private static long number(JsonNode node) {
        return Long.parseLong(node.path("id").asText().replaceAll(".*/", ""));
    }

    private static String text(JsonNode node, String pointer) {
        JsonNode value = node.at(pointer);
        return value.isNull() || value.isMissingNode() ? null : value.asText();
    }
}
