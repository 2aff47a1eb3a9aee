package dev.cidashboard.aggregator.catalogue;

import dev.cidashboard.aggregator.ScriptedWorld;
import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.connector.Sweep;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static dev.cidashboard.aggregator.Samples.job;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class ProjectsResourceTest {

    private static final String PROBLEM = "application/problem+json";

    @Inject
    ScriptedWorld world;

    @BeforeEach
    void the_first_rows_are_there() {
        await().until(() ->
                rows().size() == 3 && "success".equals(row("github-main:1").get("status")));
    }

    @AfterEach
    void as_before() {
        world.reset();
        refresh();
    }

    @Test
    void the_overview_has_a_row_for_each_project() {
        JsonPath page = get("/api/projects").then().statusCode(200).extract().jsonPath();

        assertThat(page.getList("repositories.id", String.class))
                .containsExactlyInAnyOrder("github-main:1", "github-main:2", "gitlab-main:3");
        assertThat(page.getMap("pagination"))
                .isEqualTo(Map.of("page", 1, "limit", 50, "total", 3, "totalPages", 1, "hasNext", false));
        assertThat(row("github-main:1"))
                .containsEntry("path", "octo/one")
                .containsEntry("status", "success")
                .containsEntry("branchCount", 2)
                .containsEntry("openMergeRequests", 2)
                .containsEntry("draftMergeRequests", 1)
                .containsEntry("stale", false);
    }

    @Test
    void filters_pages_and_orders_are_those_of_the_query() {
        plain().get("/api/projects?q=TWO").then().body("repositories.path", contains("octo/two"));
        plain().get("/api/projects?platform=gitlab").then().body("repositories.path", contains("group/sub/three"));
        plain().get("/api/projects?status=failed&instance=github-main").then().body("pagination.total", equalTo(1));
        plain().get("/api/projects?sort=status&limit=1&page=2").then().body("repositories.status", contains("running"));
        plain().get("/api/projects?ids=github-main:1,gitlab-main:3").then().body("repositories", hasSize(2));
    }

    @Test
    void a_caller_that_has_the_content_gets_304_until_it_changes() {
        Response first = get("/api/projects");
        String tag = first.header("ETag");
        assertThat(tag).startsWith("W/\"");
        assertThat(first.header("X-Confirmed-At")).isNotBlank();
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");

        for (String header : List.of(tag, tag.substring(2), "\"x\", " + tag, "*")) {
            Response again = plain().header("If-None-Match", header).get("/api/projects");
            assertThat(again.statusCode()).as(header).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo(tag);
            assertThat(again.asByteArray()).isEmpty();
        }
        plain().header("If-None-Match", "W/\"other\"")
                .get("/api/projects")
                .then()
                .statusCode(200);
    }

    @Test
    void a_change_changes_exactly_its_row_and_the_tag() {
        List<Map<String, Object>> before = rows();
        String tag = get("/api/projects").header("ETag");

        world.one(Status.FAILED);
        refresh();
        await().until(() -> "failed".equals(row("github-main:1").get("status")));

        assertThat(rows().stream().filter(row -> !before.contains(row)).toList())
                .extracting(row -> row.get("id"))
                .containsExactly("github-main:1");
        plain().header("If-None-Match", tag).get("/api/projects").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github-main:1",
                "github-main%3A1",
                "github-main:octo%2Fone",
                "github-main:octo%2fone",
                "octo%2Fone",
                "OCTO%2FOne"
            })
    void a_project_is_found_by_id_and_by_path(String id) {
        get("/api/projects/" + id)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("repository.id", equalTo("github-main:1"))
                .body("description", equalTo("what it is for"))
                .body("branches.total", equalTo(2));
    }

    @Test
    void its_parts_have_addresses_of_their_own() {
        get("/api/projects/github-main:1/pipelines").then().body("pipelines.id", contains("900", "899"));
        get("/api/projects/github-main:1/pipelines/latest").then().body("id", equalTo("900"));
        get("/api/projects/github-main:1/branches").then().body("branches.name", contains("main", "feature/a+b"));
        get("/api/projects/github-main:1/merge-requests").then().body("mergeRequests", hasSize(2));
        get("/api/projects/gitlab-main:group%2Fsub%2Fthree/pipelines").then().body("pipelines.id", contains("902"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature/a+b", "feature%2Fa+b", "feature%2Fa%2Bb", "feature/a%2bb"})
    void names_of_branches_may_hold_slashes(String name) {
        get("/api/projects/github-main:1/branches/" + name)
                .then()
                .statusCode(200)
                .body("name", equalTo("feature/a+b"))
                .body("pipeline.status", equalTo("failed"));
    }

    @Test
    void the_latest_pipeline_of_a_branch_with_a_slash_is_found() {
        get("/api/projects/github-main:1/pipelines/latest?branch=feature%2Fa%2Bb")
                .then()
                .statusCode(200)
                .body("id", equalTo("899"));
    }

    @Test
    void jobs_are_read_when_somebody_asks() {
        world.github().jobsOf("900", () -> new Observation.Fresh<>(List.of(job("compile", Status.SUCCESS))));

        get("/api/projects/github-main:1/pipelines/900/jobs")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("pipelineId", equalTo("900"))
                .body("loading", equalTo(false))
                .body("jobs.name", contains("compile"));
    }

    @Test
    void the_next_checks_of_a_project_are_those_of_the_pass_where_it_has_no_turns() {
        await().untilAsserted(() -> get("/api/projects/github-main:octo%2Fone/checks")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("ETag", nullValue())
                .body("heat", nullValue())
                .body("defaultBranchAt", endsWith("Z"))
                .body("projectAt", endsWith("Z")));
    }

    @Test
    void the_next_checks_of_a_project_follow_its_heat_and_change_no_other_answer() {
        String tag = get("/api/projects/gitlab-main:3").header("ETag");
        world.gitlab()
                .sweeping(asked ->
                        new Sweep.Told(Map.of(), asked.stream().map(Project::id).collect(Collectors.toSet())));
        refresh();

        await().untilAsserted(() -> get("/api/projects/gitlab-main:3/checks")
                .then()
                .body("heat", equalTo("hot"))
                .body("defaultBranchAt", endsWith("Z"))
                .body("otherBranchesAt", endsWith("Z"))
                .body("branchesAt", endsWith("Z"))
                .body("projectAt", endsWith("Z")));
        assertThat(get("/api/projects/gitlab-main:3").header("ETag")).isEqualTo(tag);
    }

    @Test
    void the_latest_pipelines_across_projects_are_listed() {
        get("/api/pipelines").then().statusCode(200).body("pagination.total", equalTo(4));
        get("/api/pipelines?status=failed&branch=main").then().body("pipelines.id", contains("901"));
        get("/api/pipelines?platform=gitlab").then().body("pipelines.repository.path", contains("group/sub/three"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/projects?page=0",
                "/api/projects?page=abc",
                "/api/projects?limit=-1",
                "/api/projects?limit=1000000",
                "/api/projects?limit=99999999999999999999",
                "/api/projects?status=good",
                "/api/projects?platform=svn",
                "/api/projects?instance=GitHub%20Main",
                "/api/projects?sort=colour",
                "/api/projects?ids=nonsense",
                "/api/pipelines?page=-1",
                "/api/pipelines?limit=0",
                "/api/pipelines?status=%3Cscript%3E",
                "/api/pipelines?platform=x",
                "/api/avatars/Not%20A%20Name/ada",
                "/api/avatars/github-main/a%20b"
            })
    void a_parameter_that_cannot_be_used_is_named(String path) {
        get(path)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:ci-dashboard:problem:invalid-parameter"))
                .body("parameter", notNullValue())
                .body("detail", containsString("expected"));
    }

    @Test
    void a_search_text_without_end_is_refused() {
        get("/api/projects?q=" + "x".repeat(300)).then().statusCode(400).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/projects/github-main:999",
                "/api/projects/nobody%2Fnothing",
                "/api/projects/github-main:999/checks",
                "/api/projects/abc",
                "/api/projects/..%2F..%2Fetc",
                "/api/projects/github-main:1/pipelines/latest?branch=nope",
                "/api/projects/github-main:1/branches/nope",
                "/api/projects/github-main:1/pipelines/404/jobs",
                "/api/projects/nobody/pipelines/1/jobs",
                "/api/projects?instance=unknown-instance",
                "/api/pipelines?instance=unknown-instance",
                "/api/projects?page=1000000",
                "/api/pipelines?page=2",
                "/api/avatars/unknown-instance/ada",
                "/api/avatars/github-main/nobody",
                "/api/nothing",
                "/nothing",
                "/"
            })
    void what_does_not_exist_is_404(String path) {
        get(path)
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:ci-dashboard:problem:not-found"))
                .body("status", equalTo(404));
    }

    @Test
    void a_filter_that_nothing_matches_is_an_empty_first_page() {
        get("/api/projects?q=nothing-is-called-that")
                .then()
                .statusCode(200)
                .body("repositories", hasSize(0))
                .body("pagination.total", equalTo(0));
    }

    @Test
    void head_tells_what_get_would() {
        Response head = plain().head("/api/projects");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(get("/api/projects").header("ETag"));
        assertThat(head.asByteArray()).isEmpty();
    }

    @Test
    void a_media_type_that_is_not_made_is_refused() {
        plain().accept("text/html").get("/api/projects").then().statusCode(406).contentType(PROBLEM);
    }

    @Test
    void no_answer_tells_a_token() {
        for (String path : List.of("/api/instances", "/api/rate-limit", "/api/projects", "/metrics", "/ready")) {
            get(path).then().body(not(containsString(ScriptedWorld.TOKEN)));
        }
    }

    private static RequestSpecification plain() {
        return given().urlEncodingEnabled(false);
    }

    private static Response get(String path) {
        return plain().get(path);
    }

    private static void refresh() {
        plain().post("/api/cache/refresh").then().statusCode(202);
    }

    private static List<Map<String, Object>> rows() {
        return get("/api/projects").jsonPath().getList("repositories");
    }

    private static Map<String, Object> row(String id) {
        return rows().stream()
                .filter(row -> row.get("id").equals(id))
                .findFirst()
                .orElse(Map.of());
    }
}
