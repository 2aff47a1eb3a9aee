package dev.cidashboard.web;

import dev.cidashboard.api.DaysView;
import dev.cidashboard.api.FourKeysView;
import dev.cidashboard.api.TotalsView;
import dev.cidashboard.api.WorkflowsView;
import dev.cidashboard.web.fake.FakeAggregator;
import dev.cidashboard.web.fake.FakePast;
import dev.cidashboard.web.fake.SteppedClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;

import java.time.Duration;
import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each test asks about a branch of its own: what was answered is kept for half a minute. */
@QuarkusTest
class InsightsPageTest {
    private static final Duration KEPT_IS_OLD = Duration.ofSeconds(31);

    @Inject
    FakeAggregator aggregator;

    @Inject
    SteppedClock clock;

    @BeforeEach
    void healthy() {
        aggregator.reset();
        Awaiting.answers(aggregator);
    }

    @AfterEach
    void back() {
        aggregator.reset();
        Awaiting.answers(aggregator);
    }

    @Test
    void all_panels_stand_there_with_their_definitions() {
        String html = page("?branch=all").asString();

        assertThat(html)
                .contains("23 Oct to 21 Nov 2026, days in UTC")
                .contains("aria-current=\"page\">Insights</a>")
                .contains("<strong>4.2 a day</strong>")
                .contains("whose name matches <code>deploy|release</code> (insights.deploy_pattern)")
                .contains("the success rate is the share that passed, with or without warnings")
                .contains("until five in a row succeeded")
                .contains("where there are at least five")
                .contains("<strong>37</strong> became green again")
                .contains("3 days 14 h")
                .contains("href=\"/repositories/github-main/atlas/ledger-1\"")
                .contains("href=\"/insights?project=github-main:1000001&amp;branch=all\"");
        assertThat(html.split("class=\"definition\"", -1)).hasSize(12);
    }

    @Test
    void a_chart_has_a_name_a_description_and_a_table_with_its_numbers() {
        String html = page("?branch=chart").asString();

        assertThat(html)
                .contains("role=\"img\" aria-labelledby=\"chart-days-title chart-days-words\"")
                .contains("<title id=\"chart-days-title\">Success rate and outcomes by day</title>")
                .containsPattern("<desc id=\"chart-days-words\">23 Oct to 21 Nov 2026: [0-9,]+ runs on 2\\d of 30 days")
                .containsPattern("<tr><th scope=\"row\">20 Nov<td>343<td>297<td>31<td>14<td>1<td>90.5.%")
                .containsPattern("<tr><th scope=\"row\">20 Nov<td>[^<]+ min [^<]+<td>");
    }

    @Test
    void ninety_days_of_all_are_one_small_page() {
        Response page = page("?days=90&branch=small");

        assertThat(page.asByteArray().length).isLessThan(72_000);
        assertThat(page.asString())
                .doesNotContain(" style=")
                .doesNotContain("<style")
                .doesNotContain("onclick");
    }

    @Test
    void what_was_chosen_is_still_chosen() {
        String html = page("?days=7&platform=gitlab&instance=gitlab-main&project=atlas%2Fledger-1&branch=a%22b")
                .asString();

        assertThat(html)
                .contains("value=\"7\" selected")
                .contains("value=\"gitlab\" selected")
                .contains("value=\"gitlab-main\" selected")
                .contains("value=\"atlas/ledger-1\"")
                .contains("value=\"a&quot;b\"")
                .contains("id=\"clear\" href=\"/insights?days=7\"");
    }

    @ParameterizedTest
    @CsvSource({
        "?days=8&branch=kept, 400, days is &#39;8&#39;",
        "?platform=sourceforge&branch=kept, 400, platform is",
        "?instance=..%2F&branch=kept, 400, instance is",
        "?project=nobody/here&branch=kept, 404, There is no repository nobody/here"
    })
    void what_cannot_be_asked_is_said_above_and_what_was_typed_stays(String query, int status, String reason) {
        Response page = page(query);

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.asString()).contains(reason).contains("value=\"kept\"").doesNotContain("class=\"panel\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "four-keys",
                "totals",
                "days",
                "queue",
                "recovery",
                "flaky",
                "failing",
                "slowest",
                "active",
                "lost"
            })
    void one_panel_that_fails_hides_no_other(String panel) {
        aggregator.history().fail(panel, 500);

        Response page = page("?branch=failing-" + panel);

        assertThat(page.statusCode()).isEqualTo(200);
        int failed = page.asString().split("This could not be answered", -1).length - 1;
        assertThat(failed).isEqualTo(panel.equals("days") ? 2 : 1);
        assertThat(page.asString().split("class=\"panel\"", -1)).hasSize(12);
    }

    @Test
    void a_panel_that_is_slow_holds_the_page_no_longer_than_any_other_and_speaks_for_nobody() {
        aggregator.history().hang("slowest");
        aggregator.history().hang("lost");
        aggregator.history().hang("totals");

        Response page = page("?branch=slow");

        assertThat(page.time()).isBetween(2_500L, 6_000L);
        assertThat(page.asString().split("This could not be answered", -1)).hasSize(4);
        assertThat(given().get("/api/health").jsonPath().getString("status")).isEqualTo("ok");
    }

    @Test
    void an_answer_that_cannot_be_read_is_one_panel_less() {
        aggregator.history().show("totals", "nonsense");
        aggregator.history().show("lost", List.of(1));

        Response page = page("?branch=unreadable");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString().split("This could not be answered", -1)).hasSize(3);
    }

    @Test
    void answers_with_nothing_in_them_are_said_to_be_empty() {
        var period = FakePast.period(30);
        aggregator.history().show("totals", new TotalsView(period, null, null));
        aggregator.history().show("days", new DaysView(period, List.of()));
        aggregator.history().show("queue", new DaysView(null, null));
        aggregator.history().show("failing", new WorkflowsView(period, List.of()));
        aggregator
                .history()
                .show(
                        "four-keys",
                        new FourKeysView(period, "deployments", null, null, 0, 0, 0, null, null, null, null, null));

        String html = page("?branch=empty").asString();

        assertThat(html)
                .contains("No pipeline ended in this period.")
                .contains("No duration is known in this period.")
                .contains("No queue time is known in this period.")
                .contains("No pipeline ran five times.")
                .contains("Counted are the deployments that the platforms told of.")
                .contains("No deployment ended")
                .doesNotContain("id=\"chart-days-title\"");
    }

    @Test
    void the_page_says_what_was_counted_as_a_deployment() {
        String byPipelines = page("?branch=by-pipelines").asString();
        String byDeployments =
                pageOf("by-deployments", "deployments", null, List.of("^prod", "live <b>"), 1_234, 1_234, 0);
        String byBoth = pageOf("by-both", "mixed", "deploy|release", List.of("^prod"), 1_250, 1_234, 16);

        assertThat(byPipelines)
                .contains("The platforms told of no deployments, so counted are the successful pipelines of default"
                        + " branches whose name matches <code>deploy|release</code> (insights.deploy_pattern).");
        assertThat(byDeployments)
                .contains("Counted are the deployments that the platforms told of, to environments whose name matches"
                        + " <code>^prod, live &lt;b&gt;</code> (insights.deploy_environments).");
        assertThat(byBoth)
                .contains(
                        "Counted are the deployments that the platforms told of (1,234 successful), and where they told"
                                + " of none the successful pipelines of default branches (16) whose name matches"
                                + " <code>deploy|release</code> (insights.deploy_pattern).")
                .contains("1,250 successful deployments");
    }

    @Test
    void without_a_database_one_card_says_how_to_have_one() {
        aggregator.history().is("history-off");

        Response page = page("?branch=off");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString())
                .containsOnlyOnce("History is off")
                .contains("POSTGRES_URL")
                .doesNotContain("class=\"panel\"");
    }

    @Test
    void while_the_database_is_away_it_is_said_once_and_what_is_kept_stays_with_its_age() {
        page("?branch=away");
        aggregator.history().is("history-away");
        clock.skip(KEPT_IS_OLD);

        String html = page("?branch=away").asString();

        assertThat(html).containsOnlyOnce("The database cannot be reached").contains("<strong>4.2 a day</strong>");
        assertThat(html.split("nothing newer can be had right now", -1)).hasSize(12);
    }

    @Test
    void while_the_database_is_away_and_nothing_is_kept_the_page_tries_again() {
        aggregator.history().is("history-away");

        assertThat(page("?branch=away-from-the-start").asString())
                .containsOnlyOnce("The database cannot be reached")
                .contains("http-equiv=\"refresh\"")
                .doesNotContain("class=\"panel\"");
    }

    @Test
    void when_the_database_is_back_the_mark_goes() {
        page("?branch=back");
        aggregator.history().is("history-away");
        clock.skip(KEPT_IS_OLD);
        page("?branch=back");
        aggregator.history().is(null);

        assertThat(page("?branch=back").asString())
                .doesNotContain("The database cannot be reached")
                .doesNotContain("nothing newer can be had");
    }

    @Test
    void one_panel_that_fails_later_keeps_its_last_answer() {
        page("?branch=later");
        aggregator.history().fail("totals", 500);
        clock.skip(KEPT_IS_OLD);

        String html = page("?branch=later").asString();

        assertThat(html)
                .contains("All platforms")
                .doesNotContain("has not answered since")
                .doesNotContain("This could not be answered");
        assertThat(html.split("nothing newer can be had right now", -1)).hasSize(2);
    }

    @Test
    void while_the_aggregator_is_away_what_is_kept_stays() {
        page("?branch=gone");
        aggregator.goAway();
        Awaiting.noticed();
        clock.skip(KEPT_IS_OLD);

        assertThat(page("?branch=gone").asString())
                .contains("The aggregator has not answered since")
                .contains("<strong>4.2 a day</strong>");
    }

    @Test
    void while_the_aggregator_is_away_and_nothing_is_kept_the_page_tries_again() {
        aggregator.goAway();
        Awaiting.noticed();

        await().untilAsserted(() -> {
            Response page = page("?branch=gone-from-the-start");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.asString())
                    .containsOnlyOnce("The aggregator does not answer")
                    .contains("http-equiv=\"refresh\"");
        });
    }

    private static Response page(String query) {
        return given().accept("text/html").urlEncodingEnabled(false).get("/insights" + query);
    }

    private String pageOf(
            String branch,
            String definition,
            String pattern,
            List<String> environments,
            long all,
            long fromDeployments,
            long fromPipelines) {
        aggregator
                .history()
                .show(
                        "four-keys",
                        new FourKeysView(
                                FakePast.period(30),
                                definition,
                                pattern,
                                environments,
                                all,
                                fromDeployments,
                                fromPipelines,
                                1.0,
                                null,
                                null,
                                null,
                                List.of()));
        return page("?branch=" + branch).asString();
    }
}
