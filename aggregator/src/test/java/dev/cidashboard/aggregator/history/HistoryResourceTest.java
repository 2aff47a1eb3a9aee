package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.database.WithDatabase;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import static dev.cidashboard.aggregator.history.Runs.run;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

/** The history of a project over HTTP, from the real database. */
@QuarkusTest
@TestProfile(WithDatabase.class)
class HistoryResourceTest {

    private static final int RUNS = 130;
    private static final Project GONE =
            Samples.project(new InstanceId("github-main"), Platform.GITHUB, "77", "octo/gone");

    @Inject
    HistoryWriter writer;

    @Inject
    Clock clock;

    @Inject
    EntityManagerFactory entities;

    @BeforeEach
    void a_project_with_a_long_history() {
        Instant newest = clock.instant().truncatedTo(ChronoUnit.HOURS);
        writer.changed(new Change.ProjectAppeared(GONE));
        for (int number = 1; number <= RUNS; number++) {
            Instant created = newest.minus(Duration.ofDays(RUNS - number));
            Runs seen = run(String.valueOf(1_000 + number))
                    .createdAt(created)
                    .updatedAt(created.plusSeconds(90))
                    .branch(number % 10 == 0 ? "=cmd()" : "main")
                    .status(number % 5 == 0 ? Status.FAILED : Status.SUCCESS);
            writer.changed(new Change.PipelineChanged(GONE, null, seen.pipeline()));
            if (number == RUNS) {
                writer.changed(new Change.PipelineChanged(
                        GONE,
                        null,
                        seen.attempt(2).updatedAt(created.plusSeconds(99)).pipeline()));
            }
        }
        await().until(writer::flushAll);
    }

    @Test
    void the_mapping_fits_the_schema() {
        assertThatCode(() -> entities.getSchemaManager().validate()).doesNotThrowAnyException();
    }

    @Test
    void pages_follow_each_other_by_key_without_a_gap() {
        List<String> ids = new ArrayList<>();
        String before = "";
        do {
            JsonPath page = get("/api/projects/github-main:77/history?before=" + before);
            ids.addAll(page.getList("pipelines.pipeline.id", String.class));
            before = page.getString("next");
        } while (before != null);

        assertThat(ids).hasSize(RUNS).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void an_earlier_attempt_stands_under_its_run() {
        JsonPath page = get("/api/projects/github-main:77/history?limit=2");

        assertThat(page.getInt("pipelines[0].pipeline.attempt")).isEqualTo(2);
        assertThat(page.getList("pipelines[0].attempts.attempt")).containsExactly(1);
        assertThat(page.getString("pipelines[0].attempts[0].status")).isEqualTo("failed");
        assertThat(page.getList("pipelines[1].attempts")).isNull();
    }

    @Test
    void filters_narrow_it() {
        assertThat(ids("branch=%3Dcmd()")).hasSize(RUNS / 10);
        assertThat(ids("status=failed&limit=500")).hasSize(RUNS / 5);
        assertThat(ids("workflow=Build&actor=octocat&limit=500")).hasSize(RUNS);
        assertThat(ids("workflow=Other")).isEmpty();
        String week = clock.instant().minus(Duration.ofDays(7)).toString();
        assertThat(ids("from=" + week)).hasSizeBetween(7, 8);
        assertThat(ids("to=" + week + "&limit=500")).hasSizeBetween(RUNS - 8, RUNS - 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=green",
                "limit=0",
                "limit=501",
                "limit=x",
                "before=x",
                "before=2026-01-01T00:00:00Z_",
                "before=-999999-01-01T00:00:00Z_1",
                "from=yesterday",
                "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z"
            })
    void what_cannot_be_used_is_said(String query) {
        given().urlEncodingEnabled(false)
                .get("/api/projects/github-main:77/history?" + query)
                .then()
                .statusCode(400);
    }

    @Test
    void a_project_that_never_was_is_not_found() {
        given().get("/api/projects/github-main:78/history").then().statusCode(404);
        given().get("/api/insights/totals?project=github-main:78").then().statusCode(404);
    }

    @Test
    void a_caller_that_has_the_page_gets_304() {
        Response first = given().get("/api/projects/github-main:77/history?to=2026-01-01T00:00:00Z");
        String tag = first.header("ETag");

        assertThat(tag).startsWith("W/");
        assertThat(first.statusCode()).isEqualTo(200);
    }

    @Test
    void the_export_in_csv_holds_every_run_and_no_formula() {
        Response export = given().get("/api/projects/github-main:77/history/export?format=csv");

        assertThat(export.contentType()).startsWith("text/csv");
        assertThat(export.header("Content-Disposition")).contains("history.csv");
        String[] lines = export.asString().split("\r\n");
        assertThat(lines).hasSize(RUNS + 1);
        assertThat(lines[0]).startsWith("id,number,name,status");
        assertThat(lines[1]).startsWith("1130,7,Build,failed,2,push,'=cmd(),");
    }

    @Test
    void the_export_in_json_holds_every_run() {
        JsonPath all = get("/api/projects/github-main:77/history/export");

        assertThat(all.getList("pipeline.id", String.class)).hasSize(RUNS).startsWith("1130", "1129");
        assertThat(all.getList("[0].attempts.attempt")).containsExactly(1);
    }

    @Test
    void stats_count_the_days_that_are_asked_for() {
        JsonPath stats = get("/api/projects/github-main:77/stats?days=10");

        assertThat(stats.getInt("outcomes.runs")).isEqualTo(10);
        assertThat(stats.getInt("outcomes.failed")).isEqualTo(2);
        assertThat(stats.getDouble("outcomes.successRate")).isEqualTo(0.8);
        assertThat(stats.getDouble("durations.p50Seconds")).isEqualTo(60.0);
        given().get("/api/projects/github-main:77/stats?days=401").then().statusCode(400);
    }

    @Test
    void a_rate_over_nothing_is_absent() {
        writer.changed(
                new Change.ProjectAppeared(Samples.project(GONE.id().instance(), Platform.GITHUB, "79", "octo/idle")));
        await().until(writer::flushAll);

        JsonPath stats = get("/api/projects/github-main:79/stats");

        assertThat(stats.getInt("outcomes.runs")).isZero();
        assertThat(stats.getMap("outcomes")).doesNotContainKey("successRate");
        assertThat(stats.getMap("")).doesNotContainKey("durations");
    }

    @Test
    void the_trend_says_what_is_typical_and_what_is_broken() {
        JsonPath trend = get("/api/projects/github-main:77/trend?days=7");

        assertThat(trend.getList("days")).hasSizeBetween(6, 7);
        assertThat(trend.getString("typical[0].name")).isEqualTo("Build");
        assertThat(trend.getDouble("typical[0].seconds")).isEqualTo(60.0);
        assertThat(trend.getList("broken")).isEmpty();
    }

    private static List<String> ids(String query) {
        return get("/api/projects/github-main:77/history?" + query).getList("pipelines.pipeline.id", String.class);
    }

    private static JsonPath get(String path) {
        Response response = given().urlEncodingEnabled(false).get(path);
        assertThat(response.statusCode()).as(path + ": " + response.asString()).isEqualTo(200);
        return response.jsonPath();
    }
}
