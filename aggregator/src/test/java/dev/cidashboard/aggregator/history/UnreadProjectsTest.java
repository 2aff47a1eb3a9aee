package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.ScriptedWorld;
import dev.cidashboard.aggregator.database.WithDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;

import java.util.HashMap;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Before any project is known nobody can say that there is none: there is one start, so the tests follow its course. */
@QuarkusTest
@TestProfile(UnreadProjectsTest.SilentForges.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnreadProjectsTest {

    private static final String FIRST_PASS = "X-First-Pass";

    @Inject
    ScriptedWorld world;

    @ParameterizedTest
    @Order(1)
    @ValueSource(
            strings = {
                "/api/projects/github-main:1/history",
                "/api/projects/octo%2Fone/history",
                "/api/projects/github-main:1/history/export",
                "/api/projects/github-main:1/trend",
                "/api/projects/github-main:1/stats",
                "/api/insights/totals?project=github-main:1",
                "/api/insights/flaky?project=octo%2Fone"
            })
    void a_project_that_is_not_read_yet_is_not_missing(String path) {
        Response response = get(path);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.header("Retry-After")).matches("[1-9]");
        assertThat(response.headers().getValues(FIRST_PASS)).containsExactly("under-way");
        assertThat(response.jsonPath().getString("type")).endsWith(":unavailable");
        assertThat(response.jsonPath().getString("detail"))
                .isEqualTo("The first projects of github-main, gitlab-main are being read.");
    }

    @Test
    @Order(1)
    void what_is_about_no_project_is_answered_as_ever() {
        assertThat(get("/api/insights/totals").statusCode()).isEqualTo(200);
        assertThat(get("/api/projects/github-main:1/history?limit=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    @Order(2)
    void once_projects_are_known_the_others_are_missing() {
        world.github().speak();
        world.gitlab().speak();

        await().until(() -> get("/api/projects/github-main:1/history").statusCode() == 200);
        assertThat(get("/api/projects/github-main:4711/history").statusCode()).isEqualTo(404);
        assertThat(get("/api/projects/no%2Fsuch/trend").statusCode()).isEqualTo(404);
    }

    private static Response get(String path) {
        return given().urlEncodingEnabled(false).get(path);
    }

    /** A start with an empty database at which no forge has answered yet. */
    public static final class SilentForges implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(new WithDatabase().getConfigOverrides());
            overrides.put(ScriptedWorld.SILENT, "true");
            return overrides;
        }
    }
}
