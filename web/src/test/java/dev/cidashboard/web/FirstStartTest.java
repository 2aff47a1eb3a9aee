package dev.cidashboard.web;

import dev.cidashboard.web.fake.FakeAggregator;
import dev.cidashboard.web.fake.FakeWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;

import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Both processes were started for the first time, in a web process of its own: nothing is kept here. */
@QuarkusTest
@TestProfile(FirstStartTest.NewProcess.class)
class FirstStartTest {

    @Inject
    FakeAggregator aggregator;

    @Test
    void the_overview_says_what_is_being_read_and_loads_itself_until_the_first_rows_are_there() {
        aggregator.readAnew(List.of());

        Response before = overview("/?status=failed");

        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(before.asString())
                .contains("Reading the repositories for the first time")
                .contains("github-main: 0 of 0 listed are read.")
                .contains("http-equiv=\"refresh\" content=\"1\"")
                .doesNotContain("not answered since")
                .doesNotContain("No repository matches");
        assertThat(given().get("/api/repositories").statusCode()).isEqualTo(503);

        aggregator.readAnew(FakeWorld.repositories(3));

        Awaitility.await().untilAsserted(() -> assertThat(overview("/").asString())
                .contains("1–3 of 3")
                .doesNotContain("http-equiv=\"refresh\"")
                .doesNotContain("reads everything anew"));
    }

    private static Response overview(String url) {
        return given().accept("text/html").get(url);
    }

    /** No setting differs; it is what makes this test start the process anew. */
    public static final class NewProcess implements QuarkusTestProfile {}
}
