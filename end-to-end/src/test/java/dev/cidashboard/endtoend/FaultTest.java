package dev.cidashboard.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.endtoend.product.Instances;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever one forge does wrong: nothing that was known is lost, the fault is named in plain words, the other forge is
 * refreshed, and when the fault is over the rows are right again by themselves.
 */
@EndToEnd
class FaultTest {

    private static final Duration NOTICED = Duration.ofSeconds(40);
    private static final Duration RECOVERED = Duration.ofSeconds(90);
    private static final String FAULTY = "github";
    private static final String HEALTHY = "gitlab";

    /** The faults that a reading cannot survive, and what they may be called: after several, the breaker's pause. */
    enum Fault {
        UNAUTHORIZED("unauthorized"),
        INSUFFICIENT_SCOPE("forbidden"),
        PRIMARY_LIMIT("rate_limited", "budget_spent"),
        SECONDARY_LIMIT("rate_limited"),
        TOO_MANY_REQUESTS("rate_limited"),
        NOT_FOUND("not_found"),
        SERVER_ERROR("server_error", "paused"),
        BAD_GATEWAY("server_error", "paused"),
        UNAVAILABLE("server_error", "paused"),
        CUT_SHORT("unreachable", "unreadable", "paused"),
        CUT_JSON("unreadable", "paused"),
        SLOW("timed_out", "paused"),
        DRIP("timed_out", "paused"),
        RESET("unreachable", "paused"),
        ENDLESS("too_large", "timed_out", "paused"),
        HUGE("too_large", "timed_out", "paused"),
        REDIRECT_LOOP("redirected", "paused"),
        HTML("unreadable", "paused");

        private final Set<String> codes;

        Fault(String... codes) {
            this.codes = Set.of(codes);
        }
    }

    private final Product product;

    FaultTest(Product product) {
        this.product = product;
    }

    @AfterEach
    void no_token_went_elsewhere() {
        product.forge().clearFaults();
        assertThat(product.forge().counts().leakedTokens()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_of_every_answer_is_named_and_nothing_is_lost(Fault fault) {
        Rows before = product.rows();

        product.forge().fault(fault.name(), FAULTY, 1);
        String changed = product.forge().push(HEALTHY);
        product.refresh();

        await("the fault is named").atMost(NOTICED).untilAsserted(() -> {
            JsonNode instance = Instances.of(product).one(FAULTY + "-main");
            assertThat(instance.path("problem").path("code").asText())
                    .as("%s", instance)
                    .isIn(fault.codes);
        });
        assertNamedOnThePage();
        product.awaitTruthOf(changed, NOTICED);
        assertThat(product.rows().of(FAULTY).withoutMarks())
                .isEqualTo(before.of(FAULTY).withoutMarks());
        assertThat(Instances.of(product).one(HEALTHY + "-main").has("problem")).isFalse();

        product.forge().clearFaults();

        assertRecovery();
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_of_every_second_answer_hides_nothing(Fault fault) {
        Rows before = product.rows();

        product.forge().fault(fault.name(), HEALTHY, 0.5);
        String changed = product.forge().push(FAULTY);
        product.refresh();

        product.awaitTruthOf(changed, NOTICED);
        assertThat(product.rows().of(HEALTHY).withoutMarks())
                .isEqualTo(before.of(HEALTHY).withoutMarks());

        product.forge().clearFaults();

        assertRecovery();
    }

    /** Not faults of an answer, but of what it says: the page goes on, and says what it can. */
    @ParameterizedTest
    @EnumSource
    void an_odd_answer_never_empties_the_list(Oddity oddity) {
        Set<String> before = product.rows().ids();
        product.forge().fault(oddity.name(), null, 1);
        product.forge().push(FAULTY);
        product.forge().push(HEALTHY);

        product.refreshAndWait();

        assertThat(product.rows().ids()).isEqualTo(before);
        assertThat(product.web().http().page("/").status()).isEqualTo(200);
        assertThat(product.web().http().page("/platforms").status()).isEqualTo(200);

        product.forge().clearFaults();
        product.forge().push(FAULTY);
        product.forge().push(HEALTHY);

        assertRecovery();
    }

    enum Oddity {
        UNKNOWN_STATUS,
        NULL_FIELDS,
        MALFORMED_LIMITS
    }

    /** Where a good answer comes from there, nothing is wrong. */
    @Test
    void a_redirect_to_another_host_is_followed_without_the_token() {
        Set<String> before = product.rows().ids();
        product.forge().resetCounts();
        product.forge().fault("REDIRECT_ELSEWHERE", null, 1);
        product.forge().push(FAULTY);
        product.forge().push(HEALTHY);
        product.refresh();

        await("somebody else is asked")
                .atMost(NOTICED)
                .until(() -> product.forge().counts().strangerRequests() > 0);
        assertThat(product.forge().counts().leakedTokens()).isZero();
        assertThat(product.rows().ids()).isEqualTo(before);

        product.forge().clearFaults();

        assertRecovery();
    }

    @Test
    void rows_that_cannot_be_confirmed_say_so_on_the_page() {
        product.forge().fault("SERVER_ERROR", FAULTY, 1);

        await("rows are marked").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(product.rows().of(FAULTY))
                    .allSatisfy(row -> assertThat(row.path("stale").asBoolean()).isTrue());
            assertThat(product.rows().of(HEALTHY))
                    .allSatisfy(row -> assertThat(row.path("stale").asBoolean()).isFalse());
        });
        String page = product.web().http().page("/?platform=" + FAULTY).text();
        assertThat(page).contains("class=\"problem\"");

        product.forge().clearFaults();

        await("no row is marked").atMost(RECOVERED).untilAsserted(() -> assertThat(product.rows())
                .allSatisfy(row -> assertThat(row.path("stale").asBoolean()).isFalse()));
    }

    /** The fault may become the breaker's pause while somebody looks: the page follows within a moment. */
    private void assertNamedOnThePage() {
        await("the page names it").atMost(NOTICED).untilAsserted(() -> {
            JsonNode problem = Instances.of(product).one(FAULTY + "-main").path("problem");
            String page = product.web().http().page("/platforms").text();
            assertThat(problem.path("message").asText()).isNotBlank().doesNotContain("Exception", "java.");
            assertThat(problem.path("remedy").asText()).isNotBlank();
            assertThat(page)
                    .contains(escaped(problem.path("message").asText()))
                    .contains(escaped(problem.path("remedy").asText()));
        });
    }

    private void assertRecovery() {
        product.refresh();
        product.awaitTruth(RECOVERED);
        await("all is well again").atMost(RECOVERED).untilAsserted(() -> {
            assertThat(Instances.of(product).one(FAULTY + "-main").has("problem"))
                    .isFalse();
            assertThat(Instances.of(product).one(HEALTHY + "-main").has("problem"))
                    .isFalse();
        });
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("'", "&#39;").replace("\"", "&quot;");
    }
}
