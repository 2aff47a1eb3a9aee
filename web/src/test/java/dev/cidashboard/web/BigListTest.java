package dev.cidashboard.web;

import dev.cidashboard.web.fake.FakeAggregator;
import dev.cidashboard.web.fake.FakeWorld;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;

import java.util.regex.Pattern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ten thousand projects make no page longer than a hundred do. */
@QuarkusTest
class BigListTest {

    private static final Pattern ELEMENT = Pattern.compile("<[a-z]");
    private static final int SMALL = 100;
    private static final int BIG = 10_000;

    @Inject
    FakeAggregator aggregator;

    @BeforeEach
    void healthy() {
        aggregator.reset();
        Awaiting.answers(aggregator);
    }

    @AfterEach
    void small_again() {
        aggregator.reset();
    }

    @Test
    void a_page_has_as_many_elements_for_ten_thousand_projects_as_for_a_hundred() {
        // The last of all pages leads only back: both are looked at where they lead both ways.
        long small = elements(page("/?limit=20&page=2", SMALL));
        long big = elements(page("/?limit=20&page=2", BIG));

        // The rows differ in what is known of each: a deciding pipeline, a problem, drafts.
        assertThat(big).isCloseTo(small, org.assertj.core.data.Offset.offset(20L * 8));
        assertThat(rows(page("/?limit=20&page=2", BIG))).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"/?limit=10000, 1–200 of 10000", "/?limit=1000&page=3, 2001–2200 of 10000"})
    void however_many_rows_are_asked_for_a_page_shows_two_hundred(String path, String range) {
        String html = page(path, BIG);

        assertThat(rows(html)).isEqualTo(200);
        assertThat(html).contains(range).contains("limit=200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?q=ledger", "/?status=failed&sort=-activity", "/?instance=gitlab-main&page=7"})
    void searches_show_a_page_of_what_they_find(String path) {
        assertThat(rows(page(path, BIG))).isBetween(1L, 50L);
    }

    private String page(String path, int projects) {
        aggregator.show(FakeWorld.repositories(projects));
        await("the list of " + projects)
                .until(() ->
                        given().get("/api/repositories?limit=1").jsonPath().getInt("pagination.total") == projects);
        return given().accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static long elements(String html) {
        return ELEMENT.matcher(html).results().count();
    }

    private static long rows(String html) {
        return Pattern.compile("<tr role=\"row\" data-key=")
                .matcher(html)
                .results()
                .count();
    }
}
