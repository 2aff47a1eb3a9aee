package dev.cidashboard.simulator;

import dev.cidashboard.simulator.fault.Fault;
import dev.cidashboard.simulator.fault.FaultKind;
import dev.cidashboard.simulator.fault.RetryAfter;
import dev.cidashboard.simulator.world.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultsTest {

    private static final SettableClock CLOCK = new SettableClock();
    private static ForgeSimulator simulator;
    private static Client client;
    private static String runs;

    @BeforeAll
    static void start() {
        simulator = ForgeSimulator.start(
                SimulatorOptions.defaults().withProjects(2, 2).withClock(CLOCK));
        client = new Client(simulator);
        runs = "/repos/" + simulator.world().truths(Platform.GITHUB).get(0).path() + "/actions/runs?per_page=10";
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void forget() {
        simulator.counts().reset();
    }

    @AfterEach
    void clear() {
        simulator.faults().clear();
        assertThat(client.gitHub(runs).status()).as("recovered").isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, 401, 401",
        "INSUFFICIENT_SCOPE, 403, 403",
        "NOT_FOUND, 404, 404",
        "PRIMARY_LIMIT, 403, 429",
        "SECONDARY_LIMIT, 403, 429",
        "TOO_MANY_REQUESTS, 429, 429",
        "SERVER_ERROR, 500, 500",
        "BAD_GATEWAY, 502, 502",
        "UNAVAILABLE, 503, 503"
    })
    void errors_come_with_the_status_of_each_forge(FaultKind kind, int onGitHub, int onGitLab) {
        simulator.faults().add(Fault.of(kind));

        Client.Reply gitHub = client.gitHub(runs);
        Client.Reply gitLab = client.gitLab("/projects");

        assertThat(gitHub.status()).isEqualTo(onGitHub);
        assertThat(gitLab.status()).isEqualTo(onGitLab);
        assertThat(simulator.counts().of(Platform.GITHUB).faults()).isEqualTo(1);
    }

    @Test
    void an_exhausted_quota_says_so_in_its_headers() {
        simulator.faults().add(Fault.of(FaultKind.PRIMARY_LIMIT).delayed(Duration.ofSeconds(30)));

        Client.Reply reply = client.gitHub(runs);

        assertThat(reply.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(reply.header("x-ratelimit-reset"))
                .isEqualTo(String.valueOf(CLOCK.instant().getEpochSecond() + 30));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"SECONDS, 7", "DATE, 'Sun, 1 Mar 2026 12:00:07 GMT'", "ABSENT, null"})
    void a_secondary_limit_says_when_to_come_back_in_three_ways(RetryAfter how, String expected) {
        simulator
                .faults()
                .add(Fault.of(FaultKind.SECONDARY_LIMIT)
                        .retryAfter(how, Duration.ofSeconds(7))
                        .withStatus(429));

        Client.Reply reply = client.gitHub(runs);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo(expected);
        assertThat(reply.header("x-ratelimit-remaining")).isNotEqualTo("0");
    }

    @Test
    void a_share_hits_every_second_request_of_one_forge_only() {
        simulator
                .faults()
                .add(Fault.of(FaultKind.SERVER_ERROR).on(Platform.GITHUB).forShare(0.5));

        List<Integer> statuses = new ArrayList<>();
        for (int request = 0; request < 6; request++) {
            statuses.add(client.gitHub(runs).status());
            assertThat(client.gitLab("/projects").status()).isEqualTo(200);
        }

        assertThat(statuses).containsExactly(200, 500, 200, 500, 200, 500);
    }

    @Test
    void a_counted_fault_on_a_path_goes_away_by_itself() {
        simulator
                .faults()
                .add(Fault.of(FaultKind.NOT_FOUND).onPath("/actions/runs").times(2));

        List<Integer> statuses = List.of(
                client.gitHub("/user").status(),
                client.gitHub(runs).status(),
                client.gitHub(runs).status(),
                client.gitHub(runs).status());

        assertThat(statuses).containsExactly(200, 404, 404, 200);
        assertThat(simulator.faults().inForce()).isEmpty();
    }

    @Test
    void a_body_that_is_cut_short_breaks_the_connection() {
        simulator.faults().add(Fault.of(FaultKind.CUT_SHORT));

        assertThatThrownBy(() -> client.gitHub(runs)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_cut_json_has_the_right_length_and_the_wrong_end() {
        simulator.faults().add(Fault.of(FaultKind.CUT_JSON));

        Client.Reply reply = client.gitHub(runs);

        assertThat(reply.status()).isEqualTo(200);
        assertThatThrownBy(reply::json).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_slow_answer_is_right_but_late() {
        simulator.faults().add(Fault.of(FaultKind.SLOW).delayed(Duration.ofMillis(400)));
        long before = System.nanoTime();

        Client.Reply reply = client.gitHub(runs);

        assertThat(reply.json().path("workflow_runs")).hasSize(10);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void a_dripping_answer_is_complete_in_the_end() {
        simulator.faults().add(Fault.of(FaultKind.DRIP).delayed(Duration.ofMillis(10)));

        Client.Reply reply = client.gitHub("/user");

        assertThat(reply.json().path("login").asText()).isEqualTo("morgan-fielding");
    }

    @Test
    void a_reset_connection_gives_no_answer() {
        simulator.faults().add(Fault.of(FaultKind.RESET));

        assertThatThrownBy(() -> client.gitHub(runs)).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.counts().of(Platform.GITHUB).status(0)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"ENDLESS", "HUGE"})
    void a_body_is_larger_than_anybody_should_read(FaultKind kind) throws IOException, InterruptedException {
        simulator.faults().add(Fault.of(kind));

        HttpResponse<InputStream> response = client.http()
                .send(
                        Client.builder(
                                        simulator.githubUrl() + "/user",
                                        "Authorization",
                                        "Bearer " + SimulatorOptions.GITHUB_TOKEN)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());

        try (InputStream body = response.body()) {
            assertThat(body.skip(32L << 20)).isEqualTo(32L << 20);
        }
    }

    @Test
    void a_redirect_elsewhere_notes_whether_the_token_came_along() {
        simulator.faults().add(Fault.of(FaultKind.REDIRECT_ELSEWHERE));
        String location = client.gitHub(runs).header("Location");

        Client.Reply without = client.get(location);
        client.ask(Platform.GITHUB, location);

        assertThat(location).doesNotStartWith(simulator.url() + "/").endsWith(runs);
        assertThat(without.json().path("workflow_runs")).hasSize(10);
        assertThat(simulator.counts().strangerRequests()).isEqualTo(2);
        assertThat(simulator.counts().leakedTokens()).isEqualTo(1);
    }

    @Test
    void a_redirect_loop_leads_to_itself() {
        simulator.faults().add(Fault.of(FaultKind.REDIRECT_LOOP));

        Client.Reply reply = client.gitHub(runs);

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("Location")).isEqualTo(simulator.githubUrl() + runs);
    }

    @Test
    void unknown_words_come_without_an_etag_that_would_outlive_them() {
        String etag = client.gitHub(runs).header("ETag");
        simulator.faults().add(Fault.of(FaultKind.UNKNOWN_STATUS));

        Client.Reply reply = client.gitHub(runs, "If-None-Match", etag);

        assertThat(reply.json().at("/workflow_runs/0/status").asText()).isEqualTo("quantum_entangled");
        assertThat(reply.header("ETag")).isNull();
    }

    @Test
    void null_fields_leave_nothing_but_ids_and_names() {
        simulator.faults().add(Fault.of(FaultKind.NULL_FIELDS));

        Client.Reply reply = client.gitHub(runs);

        assertThat(reply.json().at("/workflow_runs/0/id").asLong()).isPositive();
        assertThat(reply.json().at("/workflow_runs/0/status").isNull()).isTrue();
        assertThat(reply.json().at("/workflow_runs/0/actor").isNull()).isTrue();
    }

    @Test
    void html_comes_where_json_is_expected() {
        simulator.faults().add(Fault.of(FaultKind.HTML));

        Client.Reply reply = client.gitHub(runs);

        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.response().body()).contains("Please sign in");
    }

    @Test
    void limit_headers_may_be_no_numbers() {
        simulator.faults().add(Fault.of(FaultKind.MALFORMED_LIMITS));

        assertThat(client.gitHub(runs).header("x-ratelimit-remaining")).isEqualTo("banana");
        assertThat(client.gitLab("/projects").header("RateLimit-Remaining")).isEqualTo("banana");
    }
}
