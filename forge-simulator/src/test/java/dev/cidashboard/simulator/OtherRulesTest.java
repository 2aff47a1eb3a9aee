package dev.cidashboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.github.SuiteFilter;
import dev.cidashboard.simulator.limit.Resource;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Forges with other rules, clocks and users than usual. */
class OtherRulesTest {

    private static final String SUITES = "query($id: ID!%s) { node(id: $id) { ... on Repository {"
            + " defaultBranchRef { target { ... on Commit { checkSuites(last: 30%s) { nodes { status } } } } } } } }";

    private final SettableClock clock = new SettableClock();
    private ForgeSimulator simulator;
    private Client client;
    private String runs;

    @BeforeEach
    void start() {
        simulator = ForgeSimulator.start(
                SimulatorOptions.defaults().withProjects(3, 12).withClock(clock));
        client = new Client(simulator);
        runs = "/repos/" + simulator.world().truths(Platform.GITHUB).getFirst().path() + "/actions/runs?per_page=2";
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void every_answer_has_the_date_of_the_forges_own_clock() {
        Client.Reply reply = client.gitHub(runs);

        assertThat(ZonedDateTime.parse(reply.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isEqualTo(Instant.ofEpochSecond(clock.instant().getEpochSecond()));
    }

    @Test
    void limits_can_be_left_out() {
        simulator.faults().add(Fault.of(FaultKind.NO_LIMITS));

        assertThat(client.gitHub(runs).header("x-ratelimit-limit")).isNull();
        assertThat(client.gitLab("/projects").header("RateLimit-Remaining")).isNull();
    }

    @Test
    void a_reset_can_be_in_the_past() {
        simulator.faults().add(Fault.of(FaultKind.PAST_RESET));

        String past = String.valueOf(clock.instant().getEpochSecond() - 3_600);
        assertThat(client.gitHub(runs).header("x-ratelimit-reset")).isEqualTo(past);
        assertThat(client.gitLab("/projects").header("RateLimit-Reset")).isEqualTo(past);
        assertThat(client.gitHub(runs).header("x-ratelimit-remaining")).isNotNull();
    }

    @Test
    void only_what_continues_a_list_meets_an_expired_cursor() {
        simulator.faults().add(Fault.of(FaultKind.EXPIRED_CURSOR));
        Client.Reply first = client.gitLab("/projects?pagination=keyset&order_by=id&per_page=5");

        assertThat(first.status()).isEqualTo(200);
        assertThat(client.gitLab("/projects?pagination=keyset&order_by=id&per_page=5&id_after=3")
                        .status())
                .isEqualTo(400);
        assertThat(client.gitHub(runs).status()).isEqualTo(200);
        assertThat(client.gitHub(runs + "&page=2").status()).isEqualTo(422);
    }

    @Test
    void somebody_else_can_use_up_a_quota() {
        assertThat(client.gitHub(runs).status()).isEqualTo(200);

        simulator.exhaust(Platform.GITHUB, Resource.CORE);

        Client.Reply reply = client.gitHub(runs);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(client.gitHubQuery("{ viewer { login } }", Map.of()).json().has("errors"))
                .isFalse();
    }

    @Test
    void a_hidden_project_is_not_there_until_it_is_shown_again() {
        ProjectKey key = simulator.world().keys(Platform.GITLAB).getFirst();
        String path = "/projects/" + key.id();

        simulator.world().hide(key);
        int hidden = client.gitLab(path).status();
        int listed = client.gitLab("/projects?membership=true").json().size();
        simulator.world().show(key);

        assertThat(List.of(hidden, listed, client.gitLab(path).status())).isEqualTo(List.of(404, 11, 200));
    }

    @Test
    void gitlab_can_allow_less_complex_queries() {
        simulator.gitLabComplexity(5);

        Client.Reply reply = client.gitLabQuery("{ projects { nodes { id name } } }", Map.of());

        assertThat(reply.json().at("/errors/0/message").asText()).endsWith("exceeds max complexity of 5");
    }

    @Test
    void github_can_know_github_actions_by_another_number_or_no_filter_at_all() {
        int all = suites(SuiteFilter.AS_IN_PUBLIC, false)
                .at("/data")
                .findValues("status")
                .size();
        int ofActions = suites(SuiteFilter.AS_IN_PUBLIC, true)
                .at("/data")
                .findValues("status")
                .size();

        assertThat(all).isGreaterThanOrEqualTo(ofActions);
        assertThat(ofActions).isPositive();
        assertThat(suites(SuiteFilter.OTHER_APP, true).at("/data").findValues("status"))
                .isEmpty();
        assertThat(suites(SuiteFilter.REFUSED, true).at("/errors/0/message").asText())
                .isEqualTo("Field 'checkSuites' doesn't accept argument 'filterBy'");
        assertThat(suites(SuiteFilter.REFUSED, false).has("errors")).isFalse();
    }

    private JsonNode suites(SuiteFilter filter, boolean ofOneApp) {
        simulator.gitHubSuites(filter);
        ProjectKey key = simulator.world().keys(Platform.GITHUB).stream()
                .filter(one -> simulator.world().read(() -> simulator.world().get(one).pipelines().stream()
                        .anyMatch(run -> run.commit()
                                .sha()
                                .equals(simulator
                                        .world()
                                        .get(one)
                                        .head()
                                        .orElseThrow()
                                        .head()
                                        .sha()))))
                .findFirst()
                .orElseThrow();
        String id = client.gitHub("/repositories/" + key.id())
                .json()
                .path("node_id")
                .asText();
        return client.gitHubQuery(
                        ofOneApp
                                ? SUITES.formatted(", $suites: CheckSuiteFilter", ", filterBy: $suites")
                                : SUITES.formatted("", ""),
                        ofOneApp ? Map.of("id", id, "suites", Map.of("appId", 15_368)) : Map.of("id", id))
                .json();
    }
}
