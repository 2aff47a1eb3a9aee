package dev.cidashboard.endtoend.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.endtoend.product.HistoryDatabase;
import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.ProductSettings;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;

/** The packaged processes with a database, and a project in it whose history is longer than a page. Nothing moves by itself. */
final class Past implements AutoCloseable {

    /** On a page of the history. */
    static final int PAGE = 50;

    /** So many at a time that one page of the forge's list holds all that is new. */
    private static final int AT_A_TIME = 20;

    private static final int TIMES = 3;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> FORGES = List.of(
            "--github",
            "12",
            "--gitlab",
            "12",
            "--pipelines",
            "12",
            "--latency",
            "2ms",
            "--pace",
            "0",
            "--hostile",
            "--github-limit",
            "50000",
            "--gitlab-limit",
            "20000");

    private final HistoryDatabase database = new HistoryDatabase();
    private final Product product;
    private JsonNode busy;

    private Past() {
        product = new Product(new ProductSettings(
                "past",
                FORGES,
                Duration.ofSeconds(5),
                Duration.ofSeconds(8),
                Duration.ofSeconds(1),
                Map.of("POSTGRES_URL", database.address().url())));
    }

    static Past begun() {
        Past past = new Past();
        try {
            past.begin();
            return past;
        } catch (RuntimeException | AssertionError e) {
            past.close();
            throw e;
        }
    }

    private void begin() {
        product.start();
        product.awaitTruth(SOON);
        String id = product.forge().truth().tame("github");
        for (int time = 1; time <= TIMES; time++) {
            for (int number = 0; number < AT_A_TIME; number++) {
                product.forge().finish(id, product.forge().start(id), number % 4 == 0 ? "FAILED" : "SUCCESS");
            }
            product.refresh();
            int atLeast = time * AT_A_TIME;
            await("the history holds them").atMost(SOON).until(() -> runsOf(id) >= atLeast);
        }
        product.awaitTruth(SOON);
        busy = product.rows().one(id);
    }

    private int runsOf(String id) {
        return product.aggregator()
                .http()
                .get("/api/projects/" + id + "/history?limit=500")
                .json()
                .path("pipelines")
                .size();
    }

    /** How many runs of the busy project are kept. */
    int runs() {
        return runsOf(busy.path("id").asText());
    }

    /** The page of the project with the long history. */
    String busyPage() {
        return Pages.pathOf(busy);
    }

    String busyPath() {
        return busy.path("path").asText();
    }

    Product product() {
        return product;
    }

    String address() {
        return product.web().http().address().toString();
    }

    @Override
    public void close() {
        product.close();
        database.close();
    }
}
