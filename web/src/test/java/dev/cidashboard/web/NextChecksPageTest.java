package dev.cidashboard.web;

import dev.cidashboard.api.ChecksView;
import dev.cidashboard.web.fake.FakeAggregator;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import java.time.Instant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** When what of a project is next asked for, on its page. */
@QuarkusTest
class NextChecksPageTest {
    private static final String PAGE = "/repositories/github-main/atlas/ledger-1";
    private static final Instant LATER = Instant.parse("2098-05-04T10:00:00Z");
    private static final Instant SOONER = Instant.parse("2098-05-03T09:30:00Z");
    private static final Instant OVER = Instant.parse("2020-05-03T09:30:00Z");

    @Inject
    FakeAggregator aggregator;

    @BeforeEach
    void healthy() {
        aggregator.reset();
        Awaiting.answers(aggregator);
    }

    @Test
    void the_next_time_of_each_is_in_a_block_that_opens_without_a_script() {
        aggregator.show(new ChecksView("warm", SOONER, LATER, OVER, null));

        String html = page("in-a-block");

        assertThat(html)
                .contains("<details id=\"checks\" class=\"checks\">")
                .contains("every few minutes: something happened this week")
                .contains(
                        "<time datetime=\"2098-05-03T09:30:00Z\" title=\"2098-05-03 09:30:00 UTC\" data-due>3 May 2098</time>")
                .contains("3 May 2098, 09:30:00 UTC")
                .contains("4 May 2098, 10:00:00 UTC");
    }

    @Test
    void what_is_due_or_under_way_is_now() {
        aggregator.show(new ChecksView("hot", SOONER, SOONER, OVER, null));

        String html = page("now");

        assertThat(html)
                .containsPattern("Branches and merge requests</th><td[^>]+><time [^>]+>now</time>")
                .containsPattern("archived or gone</th><td[^>]+>now</td>");
    }

    @Test
    void one_that_has_no_turns_is_said_to_be_read_with_every_pass() {
        aggregator.show(new ChecksView(null, LATER, LATER, LATER, LATER));

        assertThat(page("passes")).contains("read with every pass over its platform");
    }

    @Test
    void a_heat_that_a_newer_aggregator_knows_is_left_out() {
        aggregator.show(new ChecksView("<script>boiling", LATER, LATER, LATER, LATER));

        assertThat(page("unknown")).contains("id=\"checks\"").doesNotContain("boiling");
    }

    @Test
    void the_page_is_complete_where_the_aggregator_does_not_tell() {
        String html = page("untold");

        assertThat(html)
                .contains("<h1><bdi>atlas/ledger-1</bdi></h1>")
                .contains("Draft: keep lists fast")
                .doesNotContain("id=\"checks\"");
    }

    @Test
    void the_times_are_asked_for_only_when_a_page_is_made() {
        aggregator.show(new ChecksView("hot", SOONER, SOONER, SOONER, SOONER));

        for (int visit = 0; visit < 20; visit++) {
            page("made");
        }

        // two if a minute ends meanwhile
        assertThat(aggregator.asked("/api/projects/github-main:1000001/checks")).isBetween(1, 2);
    }

    @Test
    void while_the_aggregator_is_away_no_time_is_promised() {
        aggregator.show(new ChecksView("hot", SOONER, SOONER, SOONER, SOONER));
        assertThat(page("away")).contains("id=\"checks\"");
        aggregator.goAway();

        await().untilAsserted(() -> assertThat(page("away"))
                .contains("The aggregator has not answered")
                .contains("<h1><bdi>atlas/ledger-1</bdi></h1>")
                .doesNotContain("id=\"checks\""));
    }

    /** @param visit makes the address one that was not asked for in another test: pages are kept for a minute */
    private static String page(String visit) {
        return given().accept("text/html").get(PAGE + "?" + visit).asString();
    }
}
