package dev.cidashboard.web;

import dev.cidashboard.api.InstancesView;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.web.fake.FakeAggregator;
import dev.cidashboard.web.fake.FakeWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import java.time.Duration;
import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class RepositoriesPageTest {

    @Inject
    FakeAggregator aggregator;

    @BeforeEach
    void healthy() {
        aggregator.reset();
        Awaiting.answers(aggregator);
    }

    @Test
    void the_first_page_shows_fifty_rows_and_says_how_many_there_are() {
        String html = page("/");

        assertThat(html.split("data-key=\"")).hasSize(51);
        assertThat(html).contains("<strong>120</strong> repositories").contains("1–50 of 120");
    }

    @Test
    void a_row_says_all_there_is_to_say() {
        RepositoryView row = FakeWorld.repository(1);

        String html = page("/?q=" + row.name());

        assertThat(html)
                .contains("href=\"/repositories/github-main/atlas/ledger-1\"")
                .contains(row.status().title())
                .contains("href=\"" + row.pipeline().webUrl() + "\"")
                .contains("<bdi>" + row.lastCommit().author() + "</bdi>")
                .contains("<time datetime=\"" + row.lastCommit().at() + "\" title=\"")
                .contains("github-main");
    }

    @Test
    void a_stale_row_says_since_when_and_why() {
        RepositoryView stale = FakeWorld.repository(17 * 23);
        aggregator.show(List.of(stale));

        Awaitility.await().untilAsserted(() -> assertThat(page("/"))
                .containsPattern("Stale, last confirmed <time datetime=\"" + stale.confirmedAt())
                .contains("<bdi>" + stale.problem() + "</bdi>"));
    }

    @Test
    void what_was_chosen_is_in_the_form_and_in_every_link() {
        String html = page("/?q=a&status=queued&platform=github&sort=-activity");

        assertThat(html)
                .contains("value=\"queued\" selected")
                .contains("value=\"github\" selected")
                .contains("value=\"-activity\" selected")
                .contains("aria-sort=\"descending\"")
                .contains("href=\"/?q=a&amp;status=queued&amp;sort=-activity\"");
    }

    @Test
    void pages_lead_on_and_back() {
        String html = page("/?page=2");

        assertThat(html).contains("rel=\"next\" href=\"/?page=3\"").contains("rel=\"prev\" href=\"/\"");
    }

    @Test
    void favourites_are_on_top() {
        String html = given().accept("text/html")
                .cookie("favourites", "github-main%3A1000099!nonsense")
                .get("/")
                .asString();

        assertThat(html).contains("id=\"favourites\"").contains("aria-pressed=\"true\" aria-label=\"Favourite ");
        assertThat(html.split("data-key=\"github-main:1000099\"")).hasSize(2);
    }

    @Test
    void what_did_not_change_is_not_sent_again() {
        String etag = given().accept("text/html").get("/").header("ETag");

        Response again =
                given().accept("text/html").header("If-None-Match", etag).get("/");

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("Vary")).contains("Cookie");
        assertThat(again.body().asByteArray()).isEmpty();
    }

    @Test
    void another_theme_is_another_page() {
        String etag = given().accept("text/html").get("/").header("ETag");

        Response dark = given().accept("text/html")
                .header("If-None-Match", etag)
                .cookie("theme", "dark")
                .get("/");

        assertThat(dark.statusCode()).isEqualTo(200);
        assertThat(dark.asString()).contains("data-theme=\"dark\"");
    }

    @Test
    void a_change_is_on_the_page_soon() {
        page("/");
        aggregator.show(List.of(FakeWorld.repository(77)));

        Awaitility.await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(page("/"))
                .contains("<strong>1</strong> repository")
                .contains("data-key=\"github-main:1000077\""));
    }

    @Test
    void no_match_offers_to_clear_the_filters() {
        assertThat(page("/?q=nothing-is-called-this"))
                .contains("No repository matches")
                .contains("Clear filters");
    }

    @Test
    void without_any_instance_it_says_what_to_do() {
        aggregator.show(List.of());
        aggregator.show(new InstancesView(List.of()));

        Awaitility.await().untilAsserted(() -> assertThat(page("/")).contains("No platform is configured"));
    }

    @Test
    void without_rows_because_of_a_refused_token_it_says_so_and_leads_to_the_platforms() {
        aggregator.show(List.of());

        Awaitility.await().untilAsserted(() -> assertThat(page("/"))
                .contains("<bdi>gitlab-main: GitLab refuses the token.</bdi>")
                .contains("href=\"/platforms\">What to do about it</a>")
                .doesNotContain("see no repository"));
    }

    @Test
    void head_answers_like_get_without_a_body() {
        Response head = given().accept("text/html").head("/");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("ETag")).startsWith("W/\"");
        assertThat(head.body().asByteArray()).isEmpty();
    }

    private static String page(String url) {
        return given().accept("text/html")
                .urlEncodingEnabled(false)
                .get(url)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
