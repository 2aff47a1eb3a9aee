package dev.cidashboard.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.endtoend.product.Instances;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.ProductSettings;
import dev.cidashboard.endtoend.product.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A token that the forge no longer takes, and tokens that nobody may ever see. */
@EndToEnd
class TokenTest {

    private static final Duration WITHIN_A_PASS = Duration.ofSeconds(20);

    private final Product product;

    TokenTest(Product product) {
        this.product = product;
    }

    @AfterEach
    void give_the_tokens_back() {
        product.forge().restore("github");
        product.forge().restore("gitlab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void a_revoked_token_makes_its_instance_red_with_a_remedy_and_the_other_goes_on(String platform) {
        String other = platform.equals("github") ? "gitlab" : "github";
        Rows before = product.rows();

        product.forge().revoke(platform);

        await("red on the page").atMost(WITHIN_A_PASS).untilAsserted(() -> {
            JsonNode instance = Instances.of(product).one(platform + "-main");
            assertThat(instance.path("state").asText()).isEqualTo("failing");
            assertThat(instance.path("problem").path("code").asText()).isEqualTo("unauthorized");
            assertThat(product.web().http().page("/platforms").text()).contains("Create a new token");
        });
        String changed = product.forge().push(other);
        product.awaitTruthOf(changed, WITHIN_A_PASS);
        assertThat(product.rows().of(platform).withoutMarks())
                .isEqualTo(before.of(platform).withoutMarks());

        product.forge().restore(platform);

        await("well again").atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(Instances.of(product)
                        .one(platform + "-main")
                        .path("state")
                        .asText())
                .isEqualTo("ok"));
        product.awaitTruth(WITHIN_A_PASS);
    }

    @Test
    void no_token_is_in_any_page_answer_metric_or_log() {
        String id = product.forge().truth().tame("github");
        product.forge().fault("UNAUTHORIZED", null, 0.2);
        product.forge().fault("REDIRECT_ELSEWHERE", null, 0.2);
        product.refresh();
        await("failures to tell of")
                .atMost(WITHIN_A_PASS)
                .until(() -> Instances.of(product).one("github-main").has("problem"));
        product.forge().clearFaults();

        for (String path :
                List.of("/", "/pipelines", "/platforms", "/api/repositories", "/api/instances", "/metrics")) {
            assertNoToken("web " + path, product.web().http().page(path).text());
        }
        for (String path : List.of(
                "/api/projects",
                "/api/projects/" + id,
                "/api/instances",
                "/api/rate-limit",
                "/api/user/profiles",
                "/metrics",
                "/openapi",
                "/health",
                "/ready")) {
            assertNoToken(
                    "aggregator " + path, product.aggregator().http().get(path).text());
        }
        assertNoToken("the aggregator's log", product.aggregator().log());
        assertNoToken("the web process's log", product.web().log());
        assertThat(product.forge().counts().leakedTokens()).isZero();
    }

    private static void assertNoToken(String where, String text) {
        assertThat(text)
                .as(where)
                .isNotBlank()
                .doesNotContain(ProductSettings.GITHUB_TOKEN, ProductSettings.GITLAB_TOKEN);
    }
}
