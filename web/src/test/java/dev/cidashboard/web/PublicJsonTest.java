package dev.cidashboard.web;

import dev.cidashboard.web.fake.FakeAggregator;
import dev.cidashboard.web.fake.FakeWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class PublicJsonTest {

    @Inject
    FakeAggregator aggregator;

    @BeforeEach
    void healthy() {
        aggregator.reset();
        Awaiting.answers(aggregator);
    }

    @Test
    void repositories_are_the_aggregators_bytes_with_its_tag() {
        byte[] original = given().baseUri(aggregator.url().toString())
                .port(aggregator.url().getPort())
                .get("/api/projects?limit=3")
                .asByteArray();

        Response relayed = given().get("/api/repositories?limit=3");

        assertThat(relayed.asByteArray()).isEqualTo(original);
        assertThat(relayed.header("ETag")).startsWith("W/\"");
        assertThat(relayed.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(relayed.header("X-Confirmed-At")).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(relayed.contentType()).startsWith("application/json");
    }

    @Test
    void a_long_list_is_the_same_bytes_for_each_of_its_readers() {
        aggregator.show(FakeWorld.repositories(400));
        byte[] original = given().baseUri(aggregator.url().toString())
                .port(aggregator.url().getPort())
                .get("/api/projects?limit=1000")
                .asByteArray();
        await("the list is known")
                .until(() -> given().get("/api/repositories?limit=1000").asByteArray().length == original.length);

        for (int reader = 0; reader < 20; reader++) {
            assertThat(given().get("/api/repositories?limit=1000").asByteArray())
                    .isEqualTo(original)
                    .hasSizeGreaterThan(100_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\"other\", %s", "*"})
    void what_the_reader_has_is_not_sent_again(String condition) {
        String etag = given().get("/api/repositories?limit=4").header("ETag");

        Response again =
                given().header("If-None-Match", String.format(condition, etag)).get("/api/repositories?limit=4");

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(etag);
        assertThat(again.asByteArray()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/repositories?page=0, page",
        "/api/repositories?limit=10001, limit",
        "/api/repositories?status=x, status",
        "/api/repositories?instance=A, instance",
        "/api/repositories?sort=--name, sort",
        "/api/repositories?ids=nonsense, project id",
        "/api/pipelines?limit=0, limit",
        "/api/repository-detail, id"
    })
    void a_bad_parameter_is_named(String url, String parameter) {
        Response response = given().get(url);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("parameter")).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/repository-detail?id=github-main:1000001, repository.path",
        "/api/pipelines?limit=2, pagination.total",
        "/api/instances, instances",
        "/api/rate-limit, limits",
        "/api/user/profiles, profiles"
    })
    void everything_else_is_relayed_too(String url, String field) {
        Response response = given().get(url);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().<Object>get(field)).isNotNull();
    }

    @Test
    void what_is_unknown_is_the_aggregators_404() {
        assertThat(given().get("/api/repository-detail?id=github-main:1").statusCode())
                .isEqualTo(404);
        assertThat(given().get("/api/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void health_is_200_and_names_the_version() {
        Response response = given().get("/api/health");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().getString("aggregator")).isEqualTo("ok");
        assertThat(response.jsonPath().getString("version")).isNotBlank();
    }

    @Test
    void pictures_are_raster_only_and_kept_for_a_day() {
        Response ada = given().get("/api/avatar/github-main/ada");

        assertThat(ada.statusCode()).isEqualTo(200);
        assertThat(ada.contentType()).isEqualTo("image/png");
        assertThat(ada.header("Cache-Control")).isEqualTo("public, max-age=86400");
        assertThat(ada.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(given().get("/api/avatar/github/ada").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/avatar/github-main/evil",
                "/api/avatar/github-main/nobody",
                "/api/avatar/sourceforge/ada",
                "/api/avatar/bitbucket/ada",
                "/api/avatar/github/..%2F..%2Fetc",
                "/api/avatar/github-main/.."
            })
    void every_other_picture_is_404(String url) {
        assertThat(given().urlEncodingEnabled(false).get(url).statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_of_the_browser_reaches_the_aggregator() {
        given().cookie("favourites", "github-main%3A1")
                .header("Referer", "http://x.example")
                .header("Authorization", "Bearer x")
                .header("X-Forwarded-For", "10.0.0.1")
                .get("/api/repositories?q=never-asked");

        assertThat(aggregator.foreignHeader()).isNull();
    }

    @Test
    void listed_origins_may_read_and_no_others() {
        Response listed = from("https://reader.example").get("/api/repositories?limit=1");
        Response other = from("https://other.example").get("/api/repositories?limit=1");

        assertThat(listed.header("Access-Control-Allow-Origin")).isEqualTo("https://reader.example");
        assertThat(listed.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(other.header("Access-Control-Allow-Origin")).isNull();
        assertThat(other.header("Vary")).contains("origin");
    }

    @Test
    void pages_are_for_nobody_elses_scripts() {
        assertThat(from("https://reader.example").get("/").header("Access-Control-Allow-Origin"))
                .isNull();
    }

    @Test
    void metrics_and_liveness_are_served() {
        assertThat(given().get("/metrics").asString()).contains("http_server_requests");
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private static RequestSpecification from(String origin) {
        return given().header("Origin", origin);
    }
}
