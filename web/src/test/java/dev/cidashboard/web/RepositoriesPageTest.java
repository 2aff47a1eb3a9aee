package dev.cidashboard.web;

import dev.cidashboard.web.fake.FakeAggregator;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class RepositoriesPageTest {

    @Inject
    FakeAggregator aggregator;

    @BeforeEach
    void healthy() {
        aggregator.reset();
    }

    @Test
    void the_first_page_shows_fifty_rows_and_says_how_many_there_are() {
        String html = given().accept("text/html")
                .when()
                .get("/")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(html.split("data-key=\"")).hasSize(51);
        assertThat(html).contains("<strong>120</strong> repositories").contains("1–50 of 120");
    }
}
