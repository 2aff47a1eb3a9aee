package dev.cidashboard.web;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class SessionTest {

    @Test
    void a_favourite_is_remembered_in_a_closed_cookie() {
        Response response = form().formParam("id", "github-main:1")
                .formParam("favourite", "true")
                .formParam("return", "/?page=2")
                .post("/favourites");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.header("Location")).endsWith("/?page=2");
        assertThat(response.header("Set-Cookie"))
                .contains("favourites=github-main%3A1")
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/");
    }

    @Test
    void a_favourite_can_be_taken_back() {
        Response response = form().cookie("favourites", "github-main%3A1!github-main%3A2")
                .formParam("id", "github-main:1")
                .formParam("favourite", "false")
                .post("/favourites");

        assertThat(response.cookie("favourites")).isEqualTo("github-main%3A2");
    }

    @Test
    void the_fifty_first_favourite_is_refused() {
        String full = IntStream.range(0, 50).mapToObj(i -> "a%3A" + i).collect(Collectors.joining("!"));

        Response response = form().cookie("favourites", full)
                .formParam("id", "a:50")
                .formParam("favourite", "true")
                .post("/favourites");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.asString()).contains("at most 50");
    }

    @Test
    void a_theme_is_remembered() {
        Response response = form().formParam("theme", "dark").post("/theme");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.cookie("theme")).isEqualTo("dark");
    }

    @ParameterizedTest
    @CsvSource({"/theme, theme, pink", "/favourites, id, nonsense", "/favourites, favourite, true"})
    void nonsense_is_400(String path, String field, String value) {
        assertThat(form().formParam(field, value).post(path).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example/", "/\\evil.example"})
    void a_form_never_leads_to_another_site(String target) {
        Response response =
                form().formParam("theme", "dark").formParam("return", target).post("/theme");

        assertThat(response.header("Location")).doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/theme", "/favourites", "/platforms/refresh"})
    void a_form_of_another_site_is_refused(String path) {
        Response response = form().header("Origin", "https://evil.example")
                .formParam("theme", "dark")
                .post(path);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.header("Set-Cookie")).isNull();
    }

    @Test
    void a_foreign_host_is_refused() {
        assertThat(given().header("Host", "evil.example").get("/").statusCode()).isEqualTo(421);
    }

    @Test
    void a_form_that_is_too_large_is_refused() {
        Response response = form().formParam("theme", "x".repeat(20_000)).post("/theme");

        assertThat(response.statusCode()).isEqualTo(413);
    }

    private static RequestSpecification form() {
        return given().redirects().follow(false).contentType(ContentType.URLENC);
    }
}
