package dev.cidashboard.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.Http;
import dev.cidashboard.endtoend.product.Instances;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.Rows;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each process is killed the hard way, alone and together, and nobody has to help it back. */
@EndToEnd
class RestartTest {

    private static final Duration BACK = Duration.ofSeconds(30);
    private static final String AWAY = "The aggregator has not answered since";
    private static final String STALE_SINCE = "X-Served-Stale-Since";

    private final Product product;
    private final Http web;

    RestartTest(Product product) {
        this.product = product;
        this.web = product.web().http();
    }

    @Test
    void a_killed_web_process_answers_again_and_the_forges_are_not_asked_for_it() {
        product.calm();
        Rows before = product.rows();
        long asked = product.forge().counts().requests();

        product.web().kill();
        product.web().start();

        assertThat(product.rows().withoutMarks()).isEqualTo(before.withoutMarks());
        assertThat(web.page("/").status()).isEqualTo(200);
        assertThat(web.page("/pipelines").status()).isEqualTo(200);
        assertThat(web.page("/platforms").status()).isEqualTo(200);
        assertThat(product.forge().counts().requests()).isEqualTo(asked);
        product.aggregator().kill();
    }

    @Test
    void while_the_aggregator_is_away_the_pages_go_on_and_say_since_when() {
        Rows before = product.rows();
        web.page("/");
        web.page("/pipelines");
        product.aggregator().kill();

        await("the page says so").atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Answer page = web.page("/");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains(AWAY);
        });
        Answer list = web.get("/api/repositories?limit=10000");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header(STALE_SINCE)).isPresent();
        assertThat(product.rows().byId()).isEqualTo(before.byId());
        assertThat(web.page("/pipelines").status()).isEqualTo(200);
        assertThat(web.get("/api/health").json().path("status").asText()).isEqualTo("degraded");

        product.aggregator().start();

        await("the banner goes by itself").atMost(BACK).untilAsserted(() -> {
            assertThat(web.page("/").text()).doesNotContain(AWAY);
            assertThat(web.get("/api/repositories?limit=10000").header(STALE_SINCE))
                    .isEmpty();
        });
        product.awaitTruth(BACK);
    }

    @Test
    void while_the_aggregator_is_away_an_unseen_question_is_answered_from_the_last_whole_list() {
        Rows before = product.rows();
        JsonNode wanted = before.one(product.forge().truth().tame("gitlab"));
        product.aggregator().kill();

        Answer answer = web.get("/api/repositories?platform=gitlab&limit=7&sort=-name&q="
                + wanted.path("name").asText());

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.header(STALE_SINCE)).isPresent();
        assertThat(answer.json().path("repositories")).contains(wanted);
        product.aggregator().start();
        product.awaitTruth(BACK);
    }

    @Test
    void a_restarted_aggregator_is_warm_again_and_shows_the_first_rows_while_it_reads() {
        product.aggregator().kill();
        product.aggregator().start();

        await("first rows")
                .atMost(Duration.ofSeconds(10))
                .until(() -> product.aggregator()
                                .http()
                                .get("/api/projects")
                                .json()
                                .path("pagination")
                                .path("total")
                                .asInt()
                        > 0);
        product.awaitTruth(BACK);
        await("ready").atMost(BACK).until(() -> product.aggregator().http().answers("/ready"));
    }

    @Test
    void a_restarted_aggregator_takes_no_row_away_while_it_reads_anew() {
        Rows before = product.rows();
        product.aggregator().kill();
        await("it is missed").until(() -> web.get("/api/repositories?limit=10000")
                .header(STALE_SINCE)
                .isPresent());
        product.aggregator().launch();

        await("what is shown is new again")
                .atMost(BACK)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    Answer list = web.get("/api/repositories?limit=10000");
                    assertThat(Rows.of(list).ids()).isEqualTo(before.ids());
                    return list.header(STALE_SINCE).isEmpty();
                });
    }

    @Test
    void web_first_with_nothing_kept_says_that_it_tries_again_and_then_shows_the_rows() {
        product.web().kill();
        product.aggregator().kill();
        product.web().start();

        Answer page = web.page("/");
        Answer json = web.get("/api/repositories");

        assertThat(page.status()).as("%s", page).isEqualTo(503);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.header("retry-after")).isPresent();
        assertThat(page.text()).contains("http-equiv=\"refresh\"");
        assertThat(json.status()).as("%s", json).isEqualTo(503);
        assertThat(json.contentType()).startsWith("application/problem+json");
        product.aggregator().start();
        await("the page comes").atMost(BACK).until(() -> web.page("/").status() == 200);
        product.awaitTruth(BACK);
    }

    @Test
    void aggregator_first_and_then_web_is_as_good() {
        product.aggregator().kill();
        product.web().kill();

        product.aggregator().start();
        product.web().start();

        product.awaitTruth(BACK);
    }

    @Test
    void a_forge_that_is_gone_and_comes_back_loses_no_row() {
        Rows before = product.rows();
        product.simulator().kill();
        product.refresh();
        await("both forges are named").atMost(BACK).untilAsserted(() -> {
            assertThat(Instances.of(product)
                            .one("github-main")
                            .path("problem")
                            .path("code")
                            .asText())
                    .isIn("unreachable", "paused");
            assertThat(Instances.of(product)
                            .one("gitlab-main")
                            .path("problem")
                            .path("code")
                            .asText())
                    .isIn("unreachable", "paused");
        });
        assertThat(product.rows().withoutMarks()).isEqualTo(before.withoutMarks());

        product.simulator().start();

        await("both are well again").atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(Instances.of(product).one("github-main").has("problem")).isFalse();
            assertThat(Instances.of(product).one("gitlab-main").has("problem")).isFalse();
        });
        assertThat(product.rows().ids()).isEqualTo(before.ids());
        // The simulator's world began anew, at another time of the day: forget what was true in the old one.
        product.aggregator().kill();
    }

    @Test
    void a_stopped_process_says_goodbye_in_time() {
        product.web().stop();
        product.aggregator().stop();

        assertThat(product.web().isAlive()).isFalse();
        assertThat(product.aggregator().log()).doesNotContain("Exception");
        product.aggregator().start();
        product.web().start();
        product.awaitTruth(BACK);
    }
}
