package dev.cidashboard.web;

import dev.cidashboard.api.EstimateView;
import dev.cidashboard.api.ProjectTrendView;
import dev.cidashboard.api.Status;
import dev.cidashboard.web.fake.FakeAggregator;
import dev.cidashboard.web.fake.FakePast;
import dev.cidashboard.web.fake.FakeWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** How a project does, on its page. Each test looks at another one: what was answered is kept for some seconds. */
@QuarkusTest
class RepositoryTrendTest {

    @Inject
    FakeAggregator aggregator;

    @BeforeEach
    void healthy() {
        aggregator.reset();
        Awaiting.answers(aggregator);
    }

    @Test
    void it_says_who_broke_the_default_branch_and_since_when() {
        assertThat(page(11).asString())
                .containsPattern("<strong><bdi>main</bdi> is broken</strong> by <bdi>grace</bdi> since <time[^>]+>")
                .contains("href=\"/pipelines/github-main:1000011/17\"");
    }

    @Test
    void it_tells_when_what_runs_now_should_end() {
        assertThat(page(13).asString())
                .contains("it usually takes 6 min 52 s and should end <time datetime=\"2098-05-04T10:00:00Z\"");
    }

    @Test
    void with_too_few_before_it_promises_nothing() {
        var row = FakeWorld.repository(15);
        aggregator
                .history()
                .show(
                        "trend",
                        new ProjectTrendView(
                                FakePast.period(30),
                                null,
                                null,
                                null,
                                List.of(new EstimateView(FakePast.pipeline(row, 5, Status.RUNNING), null, null)),
                                null));

        assertThat(page(15).asString())
                .contains("too few succeeded before to say for how long")
                .contains("No pipeline ended in the last 30 days.")
                .doesNotContain("is broken");
    }

    @Test
    void it_has_charts_with_tables_the_rate_and_typical_durations() {
        assertThat(page(17).asString())
                .contains("id=\"chart-outcomes-title\"")
                .contains("id=\"chart-durations-title\"")
                .containsPattern("<dt>Success rate</dt><dd>91.7.%</dd>")
                .contains("Typical duration: the middle of the last 20 that succeeded")
                .contains("<td>1 h 5 min</td>")
                .contains("href=\"/repositories/github-main/atlas/ledger-17/history\"")
                .contains("href=\"/insights?project=github-main:1000017\"");
    }

    @Test
    void without_a_database_the_rest_is_there_and_says_how_to_have_one() {
        aggregator.history().is("history-off");

        assertThat(page(19).asString())
                .contains("There is no history, because no database is configured. <a href=\"/insights\">")
                .contains("Draft: keep lists fast");
    }

    @Test
    void a_trend_that_fails_or_hangs_hides_nothing_else() {
        aggregator.history().hang("trend");

        Response page = page(21);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.time()).isLessThan(6_000);
        assertThat(page.asString()).contains("This could not be answered").contains("Draft: keep lists fast");
    }

    @Test
    void a_project_of_which_nothing_is_kept_says_so() {
        aggregator.history().fail("trend", 404);

        assertThat(page(23).asString()).contains("Nothing is known of its past yet.");
    }

    private static Response page(int number) {
        return given().accept("text/html")
                .get("/repositories/github-main/" + FakeWorld.repository(number).path());
    }
}
