package dev.cidashboard.web;

import dev.cidashboard.api.HistoryView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.web.fake.FakeAggregator;
import dev.cidashboard.web.fake.FakeWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import jakarta.inject.Inject;

import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class HistoryPageTest {
    private static final String PAGE = "/repositories/github-main/atlas/ledger-1/history";

    @Inject
    FakeAggregator aggregator;

    @BeforeEach
    void healthy() {
        aggregator.reset();
        Awaiting.answers(aggregator);
    }

    @Test
    void fifty_runs_stand_on_a_page_with_their_earlier_attempts() {
        String html = page(PAGE).asString();

        assertThat(html)
                .contains("History of <bdi>atlas/ledger-1</bdi>")
                .contains("data-key=\"github-main:1000001/120\"")
                .contains("data-key=\"github-main:1000001/120/1\"")
                .contains("<span class=\"tag\">attempt 1</span>")
                .contains("1 min 17 s");
        assertThat(html.split("<tr role=\"row\" data-key", -1)).hasSize(51);
    }

    @Test
    void older_ones_are_a_page_on_and_the_newest_a_page_back() {
        String newest = page(PAGE).asString();
        String older = newest.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&");

        String html = page(older).asString();
        String oldest = page(html.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1")
                        .replace("&amp;", "&"))
                .asString();

        assertThat(newest).doesNotContain(">Newest</a>");
        assertThat(html).contains("github-main:1000001/70\"").contains("href=\"" + PAGE + "\">Newest</a>");
        assertThat(oldest).contains("Before 1 Nov 2025 nothing is kept.").doesNotContain("rel=\"next\"");
    }

    @Test
    void what_was_chosen_stays_chosen_and_is_exported() {
        String html = page(PAGE + "?branch=main&status=failed&workflow=a%26b&actor=ada&from=2026-10-01&to=2026-10-31")
                .asString();

        assertThat(html)
                .contains("value=\"main\"")
                .contains("value=\"failed\" selected")
                .contains("value=\"a&amp;b\"")
                .contains("value=\"2026-10-01\"")
                .contains("value=\"2026-10-31\"")
                .contains("href=\"/api/repositories/github-main:1000001/history/export?format=csv&amp;branch=main"
                        + "&amp;status=failed&amp;workflow=a%26b&amp;actor=ada&amp;from=2026-10-01T00:00:00Z"
                        + "&amp;to=2026-11-01T00:00:00Z\"");
    }

    @ParameterizedTest
    @CsvSource({
        "?from=yesterday, from is",
        "?from=2026-13-45, from is",
        "?from=2026-10-05&to=2026-10-01, to is",
        "?status=sunny, status is",
        "?before=nonsense, before is"
    })
    void what_cannot_be_asked_is_said_and_what_was_typed_stays(String query, String reason) {
        Response page = page(PAGE + query + "&actor=kept");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.asString()).contains(reason).contains("value=\"kept\"").doesNotContain("Export CSV");
    }

    @Test
    void an_old_path_is_sent_to_the_present_one_with_all_that_was_chosen() {
        Response page = page("/repositories/github-main/1000001/history?actor=ada");

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.header("Location")).endsWith(PAGE + "?actor=ada");
    }

    @Test
    void a_project_that_its_forge_has_no_more_is_found_by_its_id() {
        var gone = FakeWorld.repository(901);
        aggregator.history().keepGone(gone);

        Response page = page("/repositories/github-main/1000901/history");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString())
                .contains("Its forge does not have it any more")
                .contains("nightly")
                .contains("/api/repositories/github-main:1000901/history/export")
                .doesNotContain("href=\"/pipelines/github-main");
    }

    @Test
    void a_repository_may_be_called_history() {
        RepositoryView row = FakeWorld.repository(1);
        aggregator.show(List.of(new RepositoryView(
                row.id(),
                row.instance(),
                row.platform(),
                "atlas/history",
                "history",
                row.webUrl(),
                "main",
                row.status(),
                row.pipeline(),
                row.lastCommit(),
                1,
                1,
                1,
                row.asOf(),
                false,
                null,
                null)));

        await().untilAsserted(() -> {
            assertThat(page("/repositories/github-main/atlas/history").asString())
                    .contains("<h1><bdi>atlas/history</bdi></h1>");
            assertThat(page("/repositories/github-main/atlas/history/history").asString())
                    .contains("History of <bdi>atlas/history</bdi>");
        });
    }

    @Test
    void what_is_nowhere_is_404() {
        assertThat(page("/repositories/github-main/no/such/history").statusCode())
                .isEqualTo(404);
        assertThat(page("/repositories/NO/such/history").statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_that_fits_is_said() {
        aggregator.history().show("history", new HistoryView(List.of(), null, null));

        assertThat(page(PAGE + "?actor=nobody").asString()).contains("No pipeline matches");
    }

    @Test
    void without_a_database_it_says_so() {
        aggregator.history().is("history-off");

        assertThat(page(PAGE + "?actor=off").asString())
                .contains("There is no history, because no database is configured.")
                .contains("How to switch it on")
                .doesNotContain("Export CSV");
    }

    @Test
    void while_the_database_is_away_the_last_page_stays_with_its_age() {
        page(PAGE + "?actor=away");
        aggregator.history().is("history-away");

        await().untilAsserted(() -> assertThat(page(PAGE + "?actor=away").asString())
                .contains("nothing newer can be had right now")
                .contains("data-key=\"github-main:1000001/120\""));
    }

    private static Response page(String url) {
        return given().accept("text/html")
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(url);
    }
}
