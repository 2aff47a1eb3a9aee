package dev.cidashboard.web;

import dev.cidashboard.api.JobsView;
import dev.cidashboard.web.fake.FakeAggregator;
import dev.cidashboard.web.fake.FakeWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class PagesTest {

    @Inject
    FakeAggregator aggregator;

    @BeforeEach
    void healthy() {
        aggregator.reset();
        Awaiting.answers(aggregator);
    }

    @Test
    void a_repository_shows_its_pipelines_branches_and_merge_requests() {
        String html = page("/repositories/github-main/atlas/ledger-1").asString();

        assertThat(html)
                .contains("<h1><bdi>atlas/ledger-1</bdi></h1>")
                .contains("href=\"/pipelines/github-main:1000001/4002\"")
                .contains("feature/fast-lists")
                .contains("Draft: keep lists fast")
                .contains("grace, linus")
                .contains("Stale: could not be confirmed lately. GitLab was too slow.")
                .contains("Last confirmed <time datetime=\"" + FakeWorld.NOW.minusSeconds(7_200) + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/repository?id=github-main:1000001, /repositories/github-main/atlas/ledger-1",
        "/repository?id=atlas/ledger-1, /repositories/github-main/atlas/ledger-1",
        "/repositories/github-main/1000001, /repositories/github-main/atlas/ledger-1"
    })
    void ids_and_old_paths_are_sent_to_the_present_one(String from, String to) {
        Response response = page(from);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.header("Location")).endsWith(to);
    }

    @Test
    void pipelines_are_filtered_by_status_and_branch() {
        String html = page("/pipelines?status=failed&branch=main").asString();

        assertThat(html).contains("value=\"failed\" selected").contains("value=\"main\"");
        assertThat(html).doesNotContain("data-status=\"success\"");
    }

    @Test
    void a_pipeline_shows_its_jobs() {
        assertThat(page("/pipelines/github-main:1000001/4001").asString())
                .contains("unit tests")
                .contains("allowed to fail")
                .contains("https://github-main.example/jobs/");
    }

    @Test
    void jobs_that_are_being_read_make_the_page_load_itself_again() {
        aggregator.show(new JobsView("4001", List.of(), true, null));

        Awaitility.await().untilAsserted(() -> assertThat(
                        page("/pipelines/github-main:1000001/4001").asString())
                .contains("http-equiv=\"refresh\"")
                .contains("being read for the first time"));
    }

    @Test
    void platforms_say_what_is_wrong_and_what_to_do() {
        assertThat(page("/platforms").asString())
                .contains("GitLab refuses the token.")
                .contains("Make a new token with the scope read_api")
                .contains("aria-label=\"core budget of github-main\"")
                .contains("30 of 60 read");
    }

    @Test
    void platforms_that_work_say_what_of_the_whitelist_they_do_not_have() {
        assertThat(page("/platforms").asString())
                .contains("Not found: atlas/misspelt")
                .contains("Check the spelling.");
    }

    @Test
    void a_pass_can_be_asked_for() {
        Response response = given().redirects().follow(false).post("/platforms/refresh");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.header("Location")).endsWith("/platforms");
        assertThat(aggregator.asked("/api/cache/refresh")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/pipelines",
                "/insights",
                "/insights?days=1",
                "/platforms",
                "/repositories/github-main/atlas/ledger-1",
                "/repositories/github-main/atlas/ledger-1/history",
                "/nothing"
            })
    void every_page_has_a_frame_and_closed_headers(String url) {
        Response response = page(url);

        assertThat(response.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.asString())
                .contains("<html lang=\"en\"")
                .contains("<main id=\"content\"")
                .containsOnlyOnce("<h1");
    }

    @ParameterizedTest
    @CsvSource({
        "/?page=0, 400, page",
        "/?limit=-1, 400, limit",
        "/?limit=abc, 400, limit",
        "/?limit=1000000, 400, limit",
        "/?status=sunny, 400, status",
        "/?platform=sourceforge, 400, platform",
        "/?instance=..%2F.., 400, instance",
        "/?sort=colour, 400, sort",
        "/pipelines?page=%00, 400, page",
        "/pipelines?status=x, 400, status",
        "/repository, 400, id",
        "/repository?id=%00, 400, id",
        "/nothing, 404, no such page",
        "/repositories/github-main/no/such, 404, no such repository",
        "/repositories/NO/a/b, 404, no such repository",
        "/repositories/github-main/..%2f..%2fetc%2fpasswd, 404, no such repository",
        "/assets/nothing.js, 404, no such page",
        "/pipelines/github-main:1/1, 404, no such pipeline"
    })
    void bad_addresses_get_a_page_or_problem_json_that_names_the_reason(String url, int status, String reason) {
        Response html = page(url);
        Response json = given().urlEncodingEnabled(false).accept("*/*").get(url);

        assertThat(html.statusCode()).isEqualTo(status);
        assertThat(html.contentType()).startsWith("text/html");
        assertThat(html.asString()).contains(reason);
        assertThat(json.statusCode()).isEqualTo(status);
        assertThat(json.contentType()).startsWith("application/problem+json");
        assertThat(json.jsonPath().getString("type")).startsWith("urn:ci-dashboard:problem:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?q=%zz", "/?q=%ff", "/%zz", "/repositories/github-main/%zz", "/?%", "/repositories//a"})
    void broken_encoding_is_never_a_fault_of_ours(String url) throws IOException {
        assertThat(statusOfRaw(url)).isBetween(200, 499);
    }

    @Test
    void a_method_that_does_not_fit_is_405() {
        assertThat(given().delete("/").statusCode()).isEqualTo(405);
    }

    @Test
    void assets_are_kept_for_ever_under_their_hash() {
        String style = page("/").asString().replaceAll("(?s).*href=\"(/assets/dashboard[^\"]+css)\".*", "$1");

        Response response = given().get(style);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).contains("immutable");
        assertThat(response.contentType()).startsWith("text/css");
    }

    /** No client of Java sends what is no URI, so this one speaks HTTP by hand. */
    private static int statusOfRaw(String target) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return Integer.parseInt(reader.readLine().split(" ")[1]);
        }
    }

    private static Response page(String url) {
        return given().accept("text/html")
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(url);
    }
}
