package dev.cidashboard.web;

import dev.cidashboard.web.fake.FakeAggregator;
import dev.cidashboard.web.fake.FakeWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The aggregator was just started: with something kept here from before, and without. */
@QuarkusTest
class FirstPassTest {

    private static final String ANEW = "The aggregator was restarted and reads everything anew";

    @Inject
    FakeAggregator aggregator;

    @BeforeEach
    void kept() {
        aggregator.reset();
        Awaiting.answers(aggregator);
        Awaitility.await()
                .until(() ->
                        given().get("/api/repositories?limit=10000").jsonPath().getInt("pagination.total") == 120);
        page("/");
    }

    @AfterEach
    void all_is_read() {
        aggregator.reset();
        Awaitility.await()
                .until(() -> given().get("/api/repositories?limit=10000").header("X-Served-Stale-Since") == null);
        Awaiting.answers(aggregator);
    }

    @Test
    void good_answers_stay_with_a_banner_while_nothing_is_read_yet() {
        aggregator.readAnew(List.of());

        Awaitility.await().untilAsserted(() -> assertThat(page("/").asString()).contains(ANEW));
        assertThat(page("/").asString()).contains("1–50 of 120");
        assertThat(page("/?q=ledger&sort=-name&limit=7").asString()).contains("1–7 of 15");
        assertThat(given().get("/api/repositories?limit=10000").jsonPath().getInt("pagination.total"))
                .isEqualTo(120);
        assertThat(given().get("/api/health").jsonPath().getString("status")).isEqualTo("ok");
    }

    @Test
    void good_answers_stay_while_only_the_first_rows_are_read() {
        aggregator.readAnew(FakeWorld.repositories(3));

        Awaitility.await().untilAsserted(() -> assertThat(page("/").asString()).contains(ANEW));
        assertThat(page("/").asString()).contains("1–50 of 120");
    }

    @Test
    void a_page_of_which_nothing_is_kept_says_that_the_first_rows_come_and_loads_itself_again() {
        aggregator.readAnew(List.of());

        Response response = page("/pipelines?branch=never-asked-before-the-first-pass");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(response.asString())
                .contains("<h1>Reading everything for the first time</h1>")
                .contains("http-equiv=\"refresh\" content=\"1\"")
                .doesNotContain(">503<");
    }

    @Test
    void the_history_of_a_repository_is_not_missing_while_none_is_read() {
        aggregator.readAnew(List.of());

        Response page = page("/repositories/github-main/never/asked-before/history");
        Response json = given().get("/api/repositories/github-main:4711/history");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.asString()).contains("<h1>Reading everything for the first time</h1>");
        assertThat(json.statusCode()).isEqualTo(503);
        assertThat(json.contentType()).startsWith("application/problem+json");
        assertThat(json.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void a_program_is_told_to_come_back() {
        aggregator.readAnew(List.of());

        Response response = given().get("/api/pipelines?branch=never-asked-before-the-first-pass-either");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.header("Retry-After")).isEqualTo("1");
    }

    private static Response page(String url) {
        return given().accept("text/html").urlEncodingEnabled(false).get(url);
    }
}
