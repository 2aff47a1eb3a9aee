package dev.cidashboard.aggregator.health;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** What operators and their tools ask. */
@QuarkusTest
class OperationsTest {

    @Test
    void it_is_up_when_it_listens() {
        given().get("/health").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void it_is_ready_when_there_is_something_to_show() {
        await().untilAsserted(() -> given().get("/ready").then().statusCode(200).body("status", equalTo("UP")));
    }

    @Test
    void metrics_answer_what_an_operator_asks() {
        await().untilAsserted(() -> assertThat(metrics())
                .contains("cidashboard_refresh_pass_seconds_count{instance=\"github-main\",outcome=\"complete\"}")
                .contains("cidashboard_refresh_queue{instance=\"github-main\"}")
                .contains("cidashboard_state_projects{instance=\"github-main\"} 2.0")
                .contains("cidashboard_state_age_seconds{instance=\"gitlab-main\"}")
                .contains("cidashboard_connector_budget_left{instance=\"github-main\",resource=\"core\"} 4960.0")
                .contains("cidashboard_connector_budget_forecast{instance=\"github-main\",resource=\"core\"} 400.0")
                .contains("cidashboard_connector_budget_limit{instance=\"github-main\",resource=\"core\"} 5000.0")
                .contains("cidashboard_connector_budget_reserve{instance=\"github-main\",resource=\"core\"} 1000.0")
                .contains("cidashboard_refresh_slowed{instance=\"github-main\"} 0.0")
                .contains("cidashboard_refresh_projects{heat=\"hot\",instance=\"gitlab-main\"}")
                .contains("cidashboard_refresh_projects{heat=\"cold\",instance=\"github-main\"}")
                .contains("jvm_memory_used_bytes"));
    }

    @Test
    void metrics_have_one_series_for_a_path_and_not_one_for_each_project() {
        given().urlEncodingEnabled(false).get("/api/projects/github-main:1");
        given().urlEncodingEnabled(false).get("/api/projects/octo%2Ftwo");

        await().untilAsserted(() -> assertThat(metrics())
                .contains("uri=\"/api/projects/{id}\"")
                .doesNotContain("github-main:1")
                .doesNotContain("octo"));
    }

    @Test
    void the_api_describes_itself() {
        String description =
                given().get("/openapi").then().statusCode(200).extract().asString();

        assertThat(description)
                .contains("/api/projects/{id}/pipelines/{pipeline}/jobs")
                .contains("RepositoriesView")
                .contains("RepositoryDetailView")
                .contains("InstancesView")
                .contains("PipelineView")
                .contains("ProblemView")
                .contains("success_with_warnings")
                .contains("application/problem+json")
                .contains("/api/avatars/{instance}/{user}")
                .contains("/api/projects/{id}/checks")
                .contains("ChecksView")
                .contains("otherBranchesAt")
                .contains("oneByOne")
                .contains("forecast");
    }

    private static String metrics() {
        return given().get("/metrics").then().statusCode(200).extract().asString();
    }
}
