package dev.cidashboard.web;

import dev.cidashboard.web.fake.FakeAggregator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The aggregator goes away, and pages stay. */
@QuarkusTest
class AwayTest {

    @Inject
    FakeAggregator aggregator;

    @BeforeEach
    void away() {
        aggregator.reset();
        Awaiting.answers(aggregator);
        Awaitility.await()
                .until(() ->
                        given().get("/api/repositories?limit=10000").jsonPath().getInt("pagination.total") == 120);
        given().accept("text/html").get("/");
        aggregator.goAway();
        Awaiting.noticed();
    }

    @AfterEach
    void back() {
        aggregator.reset();
        Awaiting.answers(aggregator);
    }

    @Test
    void a_list_that_was_seen_stays_with_a_banner_that_says_since_when() {
        Response response = given().accept("text/html").get("/");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString())
                .contains("1–50 of 120")
                .containsPattern("has not answered since \\d\\d:\\d\\d:\\d\\d UTC; showing what was known then");
    }

    @Test
    void a_list_that_was_never_seen_is_made_from_the_whole_one() {
        Response response = given().accept("text/html").get("/?q=ledger&sort=-name&limit=7");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString()).contains("1–7 of 15").contains("has not answered since");
    }

    @Test
    void json_says_that_it_is_stale() {
        Response response = given().get("/api/repositories?status=failed");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Warning")).startsWith("110");
        assertThat(response.header("X-Served-Stale-Since")).matches("\\d{4}-.*Z");
        assertThat(response.jsonPath().getList("repositories.status"))
                .isNotEmpty()
                .containsOnly("failed");
    }

    @Test
    void with_nothing_kept_a_page_tries_again_by_itself() {
        Response response = given().accept("text/html").get("/pipelines?branch=never-asked-before");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("2");
        assertThat(response.asString()).contains("http-equiv=\"refresh\" content=\"2\"");
    }

    @Test
    void with_nothing_kept_json_is_a_problem() {
        Response response = given().get("/api/pipelines?branch=never-asked-before-either");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void when_it_is_back_the_banner_goes_by_itself() {
        aggregator.goOn();

        Awaitility.await().untilAsserted(() -> assertThat(
                        given().accept("text/html").get("/").asString())
                .doesNotContain("has not answered since"));
    }
}
