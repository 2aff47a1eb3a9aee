package dev.cidashboard.aggregator.catalogue;

import dev.cidashboard.aggregator.ScriptedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;

import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is answered before everything was read once: there is one start of a process, so the tests follow its course. */
@QuarkusTest
@TestProfile(FirstPassTest.SilentForges.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstPassTest {

    private static final String FIRST_PASS = "X-First-Pass";

    @Inject
    ScriptedWorld world;

    @ParameterizedTest
    @Order(1)
    @ValueSource(
            strings = {
                "/api/projects",
                "/api/projects?q=two&limit=10000",
                "/api/pipelines",
                "/api/projects/github-main:1",
                "/api/projects/github-main:1/branches",
                "/api/projects/github-main:1/pipelines/900/jobs"
            })
    void an_empty_memory_is_no_answer(String path) {
        Response response = get(path);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.header("Retry-After")).matches("[1-9]");
        assertThat(response.header(FIRST_PASS)).isEqualTo("under-way");
        assertThat(response.jsonPath().getString("detail"))
                .isEqualTo("The first projects of github-main, gitlab-main are being read.");
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource({"/ready, 503", "/api/instances, 200", "/api/projects?limit=-1, 400", "/api/projects?instance=x-y, 404"})
    void what_does_not_depend_on_it_is_answered_as_ever(String path, int status) {
        assertThat(get(path).statusCode()).isEqualTo(status);
    }

    @Test
    @Order(2)
    void the_first_rows_are_shown_at_once_and_say_that_more_is_to_come() {
        world.github().speak();

        await().until(() -> get("/api/projects").statusCode() == 200);
        Response list = get("/api/projects");
        assertThat(list.jsonPath().getInt("pagination.total")).isEqualTo(2);
        assertThat(list.header(FIRST_PASS)).isEqualTo("under-way");
        assertThat(get("/ready").statusCode()).isEqualTo(200);
        assertThat(get("/api/projects/gitlab-main:3").statusCode()).isEqualTo(404);
        assertThat(get("/api/projects/gitlab-main:3").header(FIRST_PASS)).isEqualTo("under-way");
    }

    @Test
    @Order(3)
    void after_the_first_pass_of_all_nothing_is_said_of_it() {
        world.gitlab().speak();

        await().until(() -> get("/api/projects").header(FIRST_PASS) == null);
        assertThat(get("/api/projects").jsonPath().getInt("pagination.total")).isEqualTo(3);
    }

    private static Response get(String path) {
        return given().urlEncodingEnabled(false).get(path);
    }

    /** A start at which no forge has answered yet. */
    public static final class SilentForges implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(ScriptedWorld.SILENT, "true");
        }
    }
}
