package dev.cidashboard.aggregator.instance;

import dev.cidashboard.aggregator.ScriptedWorld;
import dev.cidashboard.aggregator.connector.Sweep;
import dev.cidashboard.aggregator.forge.Failure;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
class InstancesResourceTest {

    @Inject
    ScriptedWorld world;

    @BeforeEach
    void the_first_pass_is_over() {
        await().until(() -> "ok".equals(instances().getString("instances[0].state")));
    }

    @AfterEach
    void as_before() {
        world.reset();
        given().post("/api/cache/refresh");
        await().until(() -> "ok".equals(instances().getString("instances[0].state")));
    }

    @Test
    void each_instance_tells_how_it_is() {
        JsonPath known = instances();

        assertThat(known.getList("instances.name", String.class))
                .containsExactly("github-main", "gitlab-main", "gitlab-other");
        assertThat(known.getString("instances[0].platform")).isEqualTo("github");
        assertThat(known.getString("instances[0].url")).isEqualTo("https://forge.example/api");
        assertThat(known.getInt("instances[0].projects")).isEqualTo(2);
        assertThat(known.getMap("instances[0].counts")).isEqualTo(Map.of("success", 1, "failed", 1));
        assertThat(known.getMap("instances[1].counts")).isEqualTo(Map.of("running", 1));
        assertThat(known.getString("instances[0].lastPass.outcome")).isEqualTo("complete");
        assertThat(known.getString("instances[0].nextPassAt")).endsWith("Z");
        assertThat(known.getInt("instances[0].budgets[0].remaining")).isEqualTo(4_960);
        assertThat(known.getInt("instances[0].budgets[0].forecast")).isEqualTo(400);
        assertThat(known.getMap("instances[0]")).doesNotContainKeys("oneByOne", "slowed");
    }

    @Test
    void one_that_was_left_out_is_named_with_the_reason() {
        given().get("/api/instances")
                .then()
                .body("instances[2].name", equalTo("gitlab-other"))
                .body("instances[2].state", equalTo("left_out"))
                .body("instances[2].problem.message", equalTo("its token is empty"))
                .body("instances[2].projects", equalTo(0));
    }

    @Test
    void what_the_whitelist_names_and_the_forge_does_not_have_is_noticed_while_all_is_well() {
        JsonPath known = instances();

        assertThat(known.getMap("instances[0]")).doesNotContainKey("notice");
        assertThat(known.getString("instances[1].state")).isEqualTo("ok");
        assertThat(known.getString("instances[1].notice.code")).isEqualTo("not_found");
        assertThat(known.getString("instances[1].notice.message")).isEqualTo(ScriptedWorld.NOT_FOUND);
        assertThat(known.getString("instances[1].notice.remedy")).contains("filters.watched_repos");
    }

    @Test
    void one_that_fails_says_what_to_do_while_its_rows_and_the_others_stay() {
        world.github().failing(new Failure(Failure.Kind.UNAUTHORIZED, "The forge does not know this token.", null));
        given().post("/api/cache/refresh").then().statusCode(202);
        await().until(() -> "failing".equals(instances().getString("instances[0].state")));

        JsonPath known = instances();

        assertThat(known.getString("instances[0].problem.code")).isEqualTo("unauthorized");
        assertThat(known.getString("instances[0].problem.message")).isEqualTo("The forge does not know this token.");
        assertThat(known.getString("instances[0].problem.remedy")).contains("new token");
        assertThat(known.getInt("instances[0].projects")).isEqualTo(2);
        assertThat(known.getString("instances[1].state")).isEqualTo("ok");
    }

    @Test
    void one_whose_queries_are_refused_says_why_its_projects_are_read_one_by_one_and_goes_on() {
        world.github()
                .sweeping(asked -> new Sweep.Refused(new Failure(
                        Failure.Kind.FORBIDDEN, "GitHub: the token lacks a scope or permission for queries", null)));
        given().post("/api/cache/refresh");
        await().until(() -> instances().getString("instances[0].oneByOne.code") != null
                && instances().get("instances[0].pass") == null);

        JsonPath known = instances();

        assertThat(known.getString("instances[0].state")).isEqualTo("ok");
        assertThat(known.getString("instances[0].oneByOne.code")).isEqualTo("queries_refused");
        assertThat(known.getString("instances[0].oneByOne.message"))
                .contains("one by one")
                .endsWith("GitHub: the token lacks a scope or permission for queries.");
        assertThat(known.getString("instances[0].oneByOne.remedy")).contains("Pull requests");
        assertThat(known.getMap("instances[1]")).doesNotContainKeys("oneByOne", "slowed");
        assertThat(known.getString("instances[0].lastPass.outcome")).isEqualTo("complete");
    }

    @Test
    void what_is_unchanged_is_304() {
        String tag = given().get("/api/instances").header("ETag");

        assertThat(tag).startsWith("W/");
        await().until(() -> {
            String now = given().get("/api/instances").header("ETag");
            return given().header("If-None-Match", now).get("/api/instances").statusCode() == 304;
        });
    }

    @Test
    void the_limits_are_told_for_each_credential() {
        given().get("/api/rate-limit")
                .then()
                .statusCode(200)
                .body("limits.instance", contains("github-main", "gitlab-main"))
                .body("limits[0].budgets[0].reserve", equalTo(1_000));
    }

    @Test
    void profiles_that_can_be_read_are_listed() {
        await().untilAsserted(() -> given().get("/api/user/profiles")
                .then()
                .statusCode(200)
                .body("profiles", hasSize(1))
                .body("profiles[0].username", equalTo("octocat"))
                .body("profiles[0].instance", equalTo("github-main")));
    }

    private static JsonPath instances() {
        return given().get("/api/instances").then().statusCode(200).extract().jsonPath();
    }
}
