package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.http.Tokens;
import dev.cidashboard.simulator.world.Branch;
import dev.cidashboard.simulator.world.Commit;
import dev.cidashboard.simulator.world.MergeRequest;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.Project;
import dev.cidashboard.simulator.world.ProjectKey;
import dev.cidashboard.simulator.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What GitLab tells happened in all projects at once. */
class GitLabEventsTest {

    private static final String ALL = "/events?scope=all&per_page=100";

    private final SettableClock clock = new SettableClock();
    private ForgeSimulator simulator;
    private World world;
    private ProjectKey key;
    private Client client;

    @BeforeEach
    void start() {
        start(SimulatorOptions.defaults());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_world_begins_without_events() {
        Client.Reply reply = client.gitLab(ALL);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEmpty();
        assertThat(reply.header("X-Total")).isEqualTo("0");
    }

    @Test
    void a_push_is_told_with_what_it_moved() {
        String branch = world.truth(key).defaultBranch();
        String before = world.truth(key).lastCommit().sha();
        Commit commit = world.pushCommit(key, branch, "Say it better\n\nand longer");

        JsonNode event = only(ALL);

        assertThat(event.path("project_id").asLong()).isEqualTo(key.id());
        assertThat(event.path("action_name").asText()).isEqualTo("pushed to");
        assertThat(event.path("target_type").isNull()).isTrue();
        assertThat(event.path("created_at").asText()).isEqualTo("2026-03-01T12:00:00.000Z");
        assertThat(event.path("author_username").asText())
                .isEqualTo(commit.author().login())
                .isEqualTo(event.at("/author/username").asText());
        assertThat(event.path("push_data").toString())
                .isEqualTo(
                        "{\"commit_count\":1,\"action\":\"pushed\",\"ref_type\":\"branch\",\"commit_from\":\"" + before
                                + "\",\"commit_to\":\"" + commit.sha() + "\",\"ref\":\"" + branch
                                + "\",\"commit_title\":\"Say it better\",\"ref_count\":null}");
    }

    @Test
    void branches_that_come_and_go_are_told_newest_first() {
        world.addBranch(key, "topic");
        world.deleteBranch(key, "topic");

        JsonNode events = client.gitLab(ALL).json();

        assertThat(events.findValuesAsText("action_name")).containsExactly("deleted", "pushed new");
        assertThat(events.findValuesAsText("action")).containsExactly("removed", "created");
        assertThat(events.findValuesAsText("ref")).containsExactly("topic", "topic");
        assertThat(events.at("/0/id").asLong()).isGreaterThan(events.at("/1/id").asLong());
        assertThat(events.at("/0/push_data/commit_to").isNull()).isTrue();
        assertThat(events.at("/1/push_data/commit_from").isNull()).isTrue();
    }

    @Test
    void a_merge_request_is_told_when_it_opens_and_ends_and_not_when_it_becomes_a_draft() {
        String source = branchBeside();
        MergeRequest merged = world.openMergeRequest(key, source, "One", false);
        MergeRequest closed = world.openMergeRequest(key, source, "Other", false);
        world.draftMergeRequest(key, merged.number(), true);
        world.closeMergeRequest(key, merged.number(), true);
        world.closeMergeRequest(key, closed.number(), false);

        JsonNode events = client.gitLab(ALL).json();

        assertThat(events.findValuesAsText("action_name")).containsExactly("closed", "accepted", "opened", "opened");
        assertThat(events.findValuesAsText("target_type")).containsOnly("MergeRequest");
        assertThat(events.findValuesAsText("target_iid"))
                .containsExactly(
                        String.valueOf(closed.number()),
                        String.valueOf(merged.number()),
                        String.valueOf(closed.number()),
                        String.valueOf(merged.number()));
        assertThat(events.findValuesAsText("target_title")).containsExactly("Other", "One", "Other", "One");
        assertThat(events.at("/0").has("push_data")).isFalse();
    }

    @Test
    void a_world_that_moves_tells_of_it() {
        simulator.close();
        start(SimulatorOptions.defaults()
                .withPlan(SimulatorOptions.defaults().plan().withMotion(0.5, 0)));
        for (int step = 0; step < 20; step++) {
            clock.advance(Duration.ofSeconds(5));
            world.step(clock.instant());
        }

        List<String> actions =
                all().stream().map(event -> event.path("action_name").asText()).toList();

        assertThat(actions).contains("pushed to", "pushed new", "deleted", "opened", "accepted");
    }

    @Test
    void only_projects_of_members_are_told_of_and_of_a_deleted_one_nothing() {
        ProjectKey strangers = world.read(() -> world.projects(Platform.GITLAB).stream()
                .filter(project -> !project.listed())
                .map(Project::key)
                .findFirst()
                .orElseThrow());
        ProjectKey made = world.create(Platform.GITLAB, "group/new");
        world.addBranch(key, "topic");
        world.addBranch(strangers, "topic");
        world.addBranch(world.keys(Platform.GITHUB).getFirst(), "topic");

        JsonNode before = client.gitLab(ALL).json();
        world.delete(key);
        JsonNode after = client.gitLab(ALL).json();

        assertThat(before.findValuesAsText("project_id")).containsExactly(id(key), id(made), id(made));
        assertThat(after.findValuesAsText("action_name")).containsExactly("pushed new", "created");
    }

    @Test
    void without_a_scope_only_the_owner_of_the_token_is_told_of() {
        String owner = world.people().owner().login();
        String branch = world.truth(key).defaultBranch();
        List<String> authors = new ArrayList<>();
        // One push in five hundred is the owner's.
        while (!authors.contains(owner)) {
            authors.add(world.pushCommit(key, branch, null).author().login());
        }

        JsonNode own = client.gitLab("/events").json();

        assertThat(own.findValuesAsText("author_username")).containsExactly(owner);
    }

    @Test
    void pages_lead_from_one_to_the_next_and_the_oldest_are_forgotten() {
        String branch = world.truth(key).defaultBranch();
        for (int push = 0; push < 2_050; push++) {
            world.pushCommit(key, branch, "push " + push);
        }

        List<JsonNode> events = all();

        assertThat(events).hasSize(2_000);
        assertThat(events.getFirst().at("/push_data/commit_title").asText()).isEqualTo("push 2049");
        assertThat(events.getLast().at("/push_data/commit_title").asText()).isEqualTo("push 50");
        assertThat(simulator
                        .counts()
                        .of(Platform.GITLAB)
                        .endpoints()
                        .get("/events")
                        .requests())
                .isEqualTo(20);
    }

    @Test
    void only_the_newest_are_listed_where_the_server_is_told_so() {
        simulator.gitLabEvents(20);
        for (int number = 0; number < 30; number++) {
            world.addBranch(key, "topic-" + number);
        }

        Client.Reply reply = client.gitLab(ALL);

        assertThat(reply.json()).hasSize(20);
        assertThat(reply.json().at("/0/push_data/ref").asText()).isEqualTo("topic-29");
        assertThat(reply.header("X-Total")).isEqualTo("20");
        assertThat(reply.next()).isEmpty();
    }

    @Test
    void days_bound_it_and_what_is_no_day_is_refused() {
        world.addBranch(key, "first");
        clock.advance(Duration.ofDays(1));
        world.addBranch(key, "second");

        assertThat(client.gitLab(ALL + "&after=2026-03-01").json().findValuesAsText("ref"))
                .containsExactly("second");
        assertThat(client.gitLab(ALL + "&before=2026-03-02").json().findValuesAsText("ref"))
                .containsExactly("first");
        assertThat(client.gitLab(ALL + "&sort=asc").json().findValuesAsText("ref"))
                .containsExactly("first", "second");
        assertThat(client.gitLab(ALL + "&after=yesterday").status()).isEqualTo(400);
    }

    @Test
    void what_did_not_change_is_confirmed_and_charged() {
        world.addBranch(key, "topic");
        String etag = client.gitLab(ALL).header("ETag");

        assertThat(client.gitLab(ALL, "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(simulator.counts().of(Platform.GITLAB).charged()).isEqualTo(2);
        world.deleteBranch(key, "topic");
        assertThat(client.gitLab(ALL, "If-None-Match", etag).status()).isEqualTo(200);
    }

    @Test
    void a_token_that_is_unknown_or_may_not_read_them_is_refused() {
        String url = simulator.gitlabUrl() + "/api/v4" + ALL;
        assertThat(client.get(url, "PRIVATE-TOKEN", "nonsense").status()).isEqualTo(401);

        simulator.tokens().set(Platform.GITLAB, SimulatorOptions.GITLAB_TOKEN, Tokens.Access.WITHOUT_EVENTS);

        assertThat(client.gitLab(ALL).status()).isEqualTo(403);
        assertThat(client.gitLab(ALL).json().path("error").asText()).isEqualTo("insufficient_scope");
        assertThat(client.gitLab("/projects").status()).isEqualTo(200);
    }

    private void start(SimulatorOptions options) {
        simulator = ForgeSimulator.start(options.withProjects(1, 3).withClock(clock));
        world = simulator.world();
        key = world.keys(Platform.GITLAB).getFirst();
        client = new Client(simulator);
    }

    private JsonNode only(String path) {
        JsonNode events = client.gitLab(path).json();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private List<JsonNode> all() {
        return client.all(Platform.GITLAB, simulator.gitlabUrl() + "/api/v4" + ALL);
    }

    private String branchBeside() {
        return world.read(() -> world.get(key).branches().stream()
                .map(Branch::name)
                .filter(name -> !name.equals(world.get(key).defaultBranch()))
                .findFirst()
                .orElseThrow());
    }

    private static String id(ProjectKey one) {
        return String.valueOf(one.id());
    }
}
