package dev.cidashboard.endtoend;

import dev.cidashboard.endtoend.product.Answer;
import dev.cidashboard.endtoend.product.ForgeRuns;
import dev.cidashboard.endtoend.product.HistoryDatabase;
import dev.cidashboard.endtoend.product.Instances;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.ProductSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever happens to the database, or to the aggregator while it writes: the pages go on, and afterwards the history holds
 * exactly the runs that the forges have, each once and in its last state.
 */
@Timeout(240)
class HistoryFaultTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final String POSTGRES_URL = "POSTGRES_URL";
    /** Few enough that one page of each project's list holds all that it ever had. */
    private static final List<String> FORGES = List.of(
            "--github",
            "6",
            "--gitlab",
            "6",
            "--pipelines",
            "8",
            "--latency",
            "2ms",
            "--pace",
            "0",
            "--activity",
            "0.3",
            "--github-limit",
            "0",
            "--github-points",
            "0",
            "--github-graphql-points",
            "0",
            "--gitlab-limit",
            "0");

    private static HistoryDatabase database;
    private static Product product;

    @BeforeAll
    static void a_product_with_a_database() {
        database = new HistoryDatabase();
        product = new Product(new ProductSettings(
                "history",
                FORGES,
                Duration.ofSeconds(5),
                Duration.ofSeconds(8),
                Duration.ofSeconds(1),
                Map.of(POSTGRES_URL, database.address().url())));
        product.simulator().start();
        product.web().start();
    }

    @BeforeEach
    void nothing_was_ever_written() {
        product.aggregator().close();
        database.start();
        database.empty();
    }

    @AfterAll
    static void all_of_it_ends() {
        product.close();
        database.close();
    }

    @Test
    void a_kill_while_a_lock_keeps_a_batch_open_loses_nothing() throws SQLException {
        product.aggregator().start();
        String hub = product.forge().truth().tame("github");
        String lab = product.forge().truth().tame("gitlab");
        long first = product.forge().start(hub);
        long second = product.forge().start(lab);
        product.refreshAndWait();
        awaitHistory();

        try (Connection held = database.hold("select * from pipeline for update")) {
            product.forge().finish(hub, first, "FAILED");
            product.forge().finish(lab, second, "FAILED");
            product.refresh();
            await("a batch is open").atMost(SOON).until(() -> database.waiting() > 0);
            product.aggregator().kill();
            product.forge().rerun(hub, first);
            product.forge().step();
            product.aggregator().start();
            await("a batch of the next one waits, too").atMost(SOON).until(() -> database.waiting() > 0);
            assertPagesGoOn();
            held.rollback();
        }

        awaitHistory();
        assertThat(database.fate(hub + "/" + first)).doesNotStartWith("1 ");
        assertThat(database.fate(lab + "/" + second)).isNotNull();
    }

    @Test
    void a_stop_and_a_kill_of_the_database_during_refresh_lose_nothing() {
        product.aggregator().start();
        product.forge().step();
        awaitHistory();

        database.stop();
        String hub = product.forge().truth().tame("github");
        long run = product.forge().start(hub);
        product.refreshAndWait();
        product.forge().finish(hub, run, "SUCCESS");
        product.forge().step();
        product.refreshAndWait();
        awaitAway(hub, "the database does not answer");
        assertPagesGoOn();
        database.start();
        awaitHistory();

        product.forge().step();
        product.refresh();
        database.kill();
        product.forge().step();
        product.refreshAndWait();
        database.start();
        awaitHistory();

        assertEnded(hub + "/" + run);
        assertThat(product.aggregator().log()).doesNotContain("Exception", "\tat ");
    }

    /** Longer than the pool, the writer and whoever looks have patience: each gives up and comes back many times. */
    @Test
    void a_minute_without_the_database_is_noticed_nowhere_but_in_the_history() {
        product.aggregator().start();
        product.forge().step();
        product.refreshAndWait();
        awaitHistory();
        String hub = product.forge().truth().tame("github");
        String lab = product.forge().truth().tame("gitlab");

        database.stop();
        Instant end = Instant.now().plus(A_MINUTE);
        long ended = product.forge().start(hub);
        long moving = product.forge().start(lab);
        awaitAway(hub, "the database does not answer");
        int passes = 0;
        while (Instant.now().isBefore(end)) {
            passWhilePagesAnswer();
            passes++;
        }
        product.forge().finish(hub, ended, "SUCCESS");
        passWhilePagesAnswer();
        awaitAway(lab, "the database does not answer");
        assertThat(passes).as("passes over both forges within the minute").isGreaterThan(2);

        database.start();
        awaitHistory();

        assertEnded(hub + "/" + ended);
        assertThat(database.fate(lab + "/" + moving)).isNotNull();
        assertThat(product.aggregator().log()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void a_database_that_comes_after_the_aggregator_gets_everything() {
        database.stop();
        product.aggregator().start();
        product.forge().step();
        product.refreshAndWait();
        awaitAway(product.forge().truth().tame("gitlab"), "the database does not answer");

        database.start();

        awaitHistory();
    }

    @Test
    void a_wrong_password_is_one_line_and_everything_else_goes_on() {
        String line = "the database refuses the user or the password of database.postgres_url";
        String wrong = "postgresql://" + database.address().user() + ":geheim-geheim@127.0.0.1:"
                + database.address().port() + "/" + database.address().name();
        int linesBefore = occurrences("History: " + line, product.aggregator().log());

        product.aggregator().startOnceWith(Map.of(POSTGRES_URL, wrong));
        product.forge().step();
        product.refreshAndWait();
        product.refreshAndWait();

        awaitAway(product.forge().truth().tame("github"), line);
        assertPagesGoOn();
        product.awaitTruth(SOON);
        assertThat(occurrences("History: " + line, product.aggregator().log()) - linesBefore)
                .isOne();
        assertThat(product.aggregator().log()).doesNotContain("geheim");
    }

    /** That it ended is known, even if the world ran it again since. */
    private static void assertEnded(String run) {
        assertThat(database.fate(run)).isNotNull().isNotEqualTo("1 moving");
    }

    /** Nothing moves by itself meanwhile. */
    private static void awaitHistory() {
        ForgeRuns forge = product.forge().runs();
        await("the history holds what the forges have")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(forge.differences(database.fates())).isEmpty());
    }

    private static void awaitAway(String project, String reason) {
        await("the history is away").atMost(SOON).untilAsserted(() -> {
            Answer answer = product.aggregator().http().get("/api/projects/" + project + "/history");
            assertThat(answer.status()).as("%s", answer).isEqualTo(503);
            assertThat(answer.json().path("type").asText()).endsWith("history-away");
            assertThat(answer.json().path("detail").asText()).startsWith(reason).doesNotContain("\n");
        });
    }

    private static void assertPagesGoOn() {
        assertThat(product.aggregator().http().get("/api/projects").status()).isEqualTo(200);
        await("the page follows").atMost(SOON).untilAsserted(() -> assertThat(
                        product.web().http().page("/").status())
                .isEqualTo(200));
        assertThat(product.web().http().page("/platforms").status()).isEqualTo(200);
    }

    /** The forges move and are read once more, and whoever looks meanwhile is answered each time. */
    private static void passWhilePagesAnswer() {
        product.forge().step();
        Instant asked = Instant.now();
        product.refresh();
        await("both forges are read")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    for (String page : List.of("/", "/pipelines", "/platforms", "/insights")) {
                        assertThat(product.web().http().page(page).status())
                                .as(page)
                                .isEqualTo(200);
                    }
                    return Instances.of(product).passedSince(asked);
                });
        product.awaitTruth(SOON);
    }

    private static int occurrences(String line, String log) {
        return (int) log.lines().filter(each -> each.contains(line)).count();
    }
}
