package dev.cidashboard.web;

import dev.cidashboard.api.BudgetView;
import dev.cidashboard.api.HistoryStatusView;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.InstanceView;
import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProblemOfInstanceView;
import dev.cidashboard.web.fake.FakeAggregator;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the limits of forges allow, and what that means for how often they are asked. */
@QuarkusTest
class PlatformsPageTest {
    private static final Instant LATER = Instant.parse("2098-05-04T10:00:00Z");
    private static final BudgetView ROOMY = new BudgetView("core", 5_000, 1_240, 3_760, 1_000, 2_900, LATER, null);
    private static final BudgetView TIGHT = new BudgetView("graphql", 5_000, 3_100, 1_900, 1_000, 4_600, LATER, null);
    private static final BudgetView UNKNOWN = new BudgetView("search", 0, 7, 0, 0, 7, null, null);
    private static final BudgetView NONSENSE = new BudgetView("odd", 100, 900, -800, 300, -5, null, null);

    @Inject
    FakeAggregator aggregator;

    @BeforeEach
    void healthy() {
        aggregator.reset();
        Awaiting.answers(aggregator);
    }

    @Test
    void a_budget_says_what_is_used_what_will_be_and_what_is_kept() {
        String html = page(instance(null, null, ROOMY));

        assertThat(html)
                .contains("<span>3,760 of 5,000 left</span>")
                .contains("1,240 used")
                .contains("about 2,900 by the reset")
                .contains("1,000 kept for people")
                .contains("role=\"meter\" aria-valuemin=\"0\" aria-valuemax=\"5000\" aria-valuenow=\"1240\"")
                .contains("<rect class=\"reserve\" x=\"800\" width=\"200\"")
                .contains("<rect class=\"forecast\" x=\"248\" width=\"332\"")
                .contains("<rect class=\"used\" width=\"248\"")
                .doesNotContain("At this pace");
    }

    @Test
    void a_limit_that_blocks_says_until_when_and_one_whose_reset_is_over_resets_now() {
        var blocked = new BudgetView("core", 5_000, 5_000, 0, 1_000, 5_000, Instant.EPOCH, LATER);

        assertThat(page(instance(null, null, blocked)))
                .contains("Blocked until 4 May 2098, 10:00:00 UTC, <time")
                .containsPattern("Resets <time [^>]+>now</time>\\.");
    }

    @Test
    void a_forecast_that_takes_of_the_reserve_is_marked_in_words() {
        assertThat(page(instance(null, null, TIGHT)))
                .contains("class=\"gauge over\"")
                .contains("At this pace the limit does not last: background work may use 4,000.");
    }

    @Test
    void a_limit_that_is_not_known_has_no_bar_and_nonsense_stays_within_it() {
        String html = page(instance(null, null, UNKNOWN, NONSENSE));

        assertThat(html)
                .containsOnlyOnce("role=\"meter\"")
                .contains("aria-valuemax=\"100\" aria-valuenow=\"100\"")
                .contains("<rect class=\"forecast\" x=\"1000\" width=\"0\"");
    }

    @Test
    void the_next_pass_has_a_time_and_a_distance() {
        assertThat(page(instance(null, null, ROOMY)))
                .contains("<dd>at 4 May 2098, 10:00:00 UTC, <time datetime=\"2098-05-04T10:00:00Z\"");
    }

    @Test
    void how_many_are_checked_less_often_is_told_with_the_reason() {
        assertThat(page(instance(null, 412, TIGHT)))
                .contains("412 repositories are checked less often, because the limit would not last until its reset.");
        assertThat(page(instance(null, 1, TIGHT))).contains("1 repository is checked less often");
        assertThat(page(instance(null, null, TIGHT))).doesNotContain("checked less often");
    }

    @Test
    void refused_queries_are_told_with_what_to_do() {
        var refused = new ProblemOfInstanceView(
                "queries_refused", "<b>Projects are read one by one.", "Give the token the scope read_api.", null);

        assertThat(page(instance(refused, null, ROOMY)))
                .contains("&lt;b&gt;Projects are read one by one.")
                .contains("Give the token the scope read_api.");
    }

    @Test
    void a_history_that_is_off_says_how_to_switch_it_on() {
        assertThat(page(new HistoryStatusView("off", null, null, null, null, null, null)))
                .contains("Set database.postgres_url in config.yaml")
                .doesNotContain("to be written");
    }

    @Test
    void a_history_in_trouble_says_what_and_how_much_waits() {
        var away = new HistoryStatusView("away", "<i>the database does not answer</i>", LATER, 400, 1_234, 75L, 3L);

        assertThat(page(away))
                .contains("&lt;i&gt;the database does not answer")
                .contains("kept for 400 days")
                .contains("1234 changes wait to be written, the oldest for 1 min 15 s.")
                .contains("3 batches were refused");
    }

    @Test
    void an_aggregator_that_says_nothing_of_it_has_no_such_card() {
        assertThat(page((HistoryStatusView) null)).doesNotContain("id=\"history\"");
    }

    private static InstanceView instance(ProblemOfInstanceView oneByOne, Integer slowed, BudgetView... budgets) {
        return new InstanceView(
                new InstanceId("github-main"),
                Platform.GITHUB,
                "https://github-main.example",
                "ok",
                null,
                null,
                oneByOne,
                slowed,
                null,
                null,
                LATER,
                1_000,
                Map.of("success", 1_000),
                List.of(budgets));
    }

    /** Answers are young for a moment, so that what was shown before may come once more. */
    private String page(InstanceView instance) {
        return page(new InstancesView(List.of(instance)));
    }

    private String page(HistoryStatusView history) {
        return page(new InstancesView(List.of(instance(null, null, ROOMY)), history));
    }

    private String page(InstancesView view) {
        aggregator.show(view);
        int asked = aggregator.asked("/api/instances");
        await().until(() -> {
            get();
            return aggregator.asked("/api/instances") > asked + 1;
        });
        return get();
    }

    private static String get() {
        return given().accept("text/html").get("/platforms").asString();
    }
}
