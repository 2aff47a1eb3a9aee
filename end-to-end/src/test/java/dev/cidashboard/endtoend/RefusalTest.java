package dev.cidashboard.endtoend;

import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.Http;
import dev.cidashboard.endtoend.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Loopback is no border: a page of somebody else, open in the same browser, must get nothing and change nothing. */
@EndToEnd
class RefusalTest {

    private static final String FOREIGN = "https://attacker.example";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Http aggregator;
    private final Http web;

    RefusalTest(Product product) {
        this.aggregator = product.aggregator().http();
        this.web = product.web().http();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/projects", "/health", "/ready", "/metrics", "/openapi", "/no-such-path"})
    void the_aggregator_refuses_a_foreign_host(String path) {
        Answer answer = aggregator.get(path, Map.of("Host", "attacker.example"));

        assertThat(answer.status()).as("%s", answer).isIn(403, 421);
        assertThat(answer.text()).doesNotContain("github-main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/projects", "/health", "/metrics", "/openapi"})
    void the_aggregator_refuses_any_origin(String path) {
        Answer answer = aggregator.get(path, Map.of("Origin", "http://127.0.0.1:8080"));

        assertThat(answer.status()).as("%s", answer).isEqualTo(403);
        assertThat(answer.header("access-control-allow-origin")).isEmpty();
    }

    @Test
    void a_cross_site_post_starts_no_pass() {
        Answer answer = aggregator.post("/api/cache/refresh", "", Map.of("Origin", FOREIGN, "Content-Type", FORM));

        assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    }

    @Test
    void a_post_without_origin_on_loopback_starts_a_pass() {
        Answer answer = aggregator.post("/api/cache/refresh", "", Map.of());

        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/favourites", "/theme", "/platforms/refresh"})
    void the_web_process_refuses_a_post_of_another_site(String path) {
        Answer byOrigin = web.post(path, "theme=dark", Map.of("Origin", FOREIGN, "Content-Type", FORM));
        Answer bySecFetch = web.post(path, "theme=dark", Map.of("Sec-Fetch-Site", "cross-site", "Content-Type", FORM));
        Answer byReferer = web.post(path, "theme=dark", Map.of("Referer", FOREIGN + "/x", "Content-Type", FORM));

        assertThat(byOrigin.status()).as("%s", byOrigin).isEqualTo(403);
        assertThat(bySecFetch.status()).as("%s", bySecFetch).isEqualTo(403);
        assertThat(byReferer.status()).as("%s", byReferer).isEqualTo(403);
        assertThat(byOrigin.header("set-cookie")).isEmpty();
    }

    @Test
    void another_site_may_not_read_the_public_json_unless_configured() {
        Answer answer = web.get("/api/repositories", Map.of("Origin", FOREIGN));

        assertThat(answer.header("access-control-allow-origin")).isEmpty();
    }
}
