package dev.cidashboard.web;

import dev.cidashboard.web.fake.FakeAggregator;
import org.awaitility.Awaitility;

import java.time.Duration;

import static io.restassured.RestAssured.given;

/** All tests share one web process, and it remembers: each waits until it has seen the aggregator as it now is. */
final class Awaiting {

    private Awaiting() {}

    static void answers(FakeAggregator aggregator) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> given().get("/api/health")
                .jsonPath()
                .getString("status")
                .equals("ok"));
        int before = aggregator.asked("/api/instances");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            given().get("/api/health");
            given().accept("text/html").get("/");
            return aggregator.asked("/api/instances") > before && aggregator.asked("/api/projects") > 1;
        });
    }

    static void noticed() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> given().get("/api/health")
                .jsonPath()
                .getString("status")
                .equals("degraded"));
    }
}
