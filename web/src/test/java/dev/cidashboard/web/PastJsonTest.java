package dev.cidashboard.web;

import dev.cidashboard.web.fake.FakeAggregator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** History, insights and exports as public JSON. */
@QuarkusTest
class PastJsonTest {
    private static final String EXPORT = "/api/repositories/github-main:1000001/history/export";
    private static final long TWENTY_MB = 20L << 20;

    @Inject
    FakeAggregator aggregator;

    @BeforeEach
    void healthy() {
        aggregator.reset();
        Awaiting.answers(aggregator);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/repositories/github-main:1000001/history, pipelines[0].pipeline.id",
        "/api/repositories/github-main:atlas%2Fledger-1/history, pipelines[0].pipeline.id",
        "/api/repositories/github-main:1000001/stats?days=400, outcomes.runs",
        "/api/repositories/github-main:1000001/trend?days=7, stats.days",
        "/api/insights/totals, all.runs",
        "/api/insights/days?days=7, days[0].day",
        "/api/insights/queue, days",
        "/api/insights/active, workflows",
        "/api/insights/slowest, workflows",
        "/api/insights/failing, workflows",
        "/api/insights/flaky, pipelines",
        "/api/insights/recovery, longest",
        "/api/insights/lost, projects",
        "/api/insights/four-keys, definition"
    })
    void everything_is_relayed(String url, String field) {
        Response response = given().urlEncodingEnabled(false).get(url);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("ETag")).startsWith("W/\"");
        assertThat(response.jsonPath().<Object>get(field)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/insights/totals?days=8, days",
        "/api/insights/totals?platform=x, platform",
        "/api/insights/totals?instance=A, instance",
        "/api/repositories/github-main:1000001/stats?days=401, days",
        "/api/repositories/github-main:1000001/trend?days=31, days",
        "/api/repositories/github-main:1000001/history?limit=501, limit",
        "/api/repositories/github-main:1000001/history?before=x, before",
        "/api/repositories/github-main:1000001/history?from=x, from",
        "/api/repositories/github-main:1000001/history/export?format=xls, format",
        "/api/repositories/github-main:1000001/history/export?status=x, status"
    })
    void a_bad_parameter_is_named(String url, String parameter) {
        Response response = given().get(url);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("parameter")).isEqualTo(parameter);
    }

    @Test
    void what_is_unknown_is_404() {
        assertThat(given().get("/api/insights/weather").statusCode()).isEqualTo(404);
        assertThat(given().get("/api/repositories/github-main:1/history").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"history-off", "history-away"})
    void why_there_is_no_history_is_the_aggregators_503(String kind) {
        aggregator.history().is(kind);

        Response insight = given().get("/api/insights/totals?branch=" + kind);
        Response export = given().get(EXPORT);

        assertThat(List.of(insight, export)).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.contentType()).startsWith("application/problem+json");
            assertThat(response.jsonPath().getString("type")).isEqualTo("urn:ci-dashboard:problem:" + kind);
        });
    }

    @ParameterizedTest
    @CsvSource({"csv, text/csv", "json, application/json"})
    void an_export_is_a_file_with_a_name(String format, String type) {
        Response response = given().get(EXPORT + "?format=" + format + "&branch=main");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).startsWith(type);
        assertThat(response.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"github-main-1000001-history." + format + "\"");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.asString()).startsWith("4711,build and test");
    }

    @Test
    void the_name_of_the_file_holds_nothing_that_a_header_or_a_file_system_cannot() {
        Response response = given().urlEncodingEnabled(false)
                .get("/api/repositories/github-main:a%22%2F..%2F%0D%0Ab/history/export");

        assertThat(response.header("Content-Disposition"))
                .isNotEqualTo("")
                .matches(header ->
                        header == null || header.matches("attachment; filename=\"[A-Za-z0-9_-]+-history.json\""));
    }

    @Test
    void twenty_megabytes_come_through_while_they_are_read() throws IOException {
        aggregator.history().exports(TWENTY_MB);
        CountDownLatch gate = aggregator.history().holdExports();

        try (InputStream body = given().get(EXPORT).asInputStream()) {
            gate.countDown();
            long read = 0;
            for (int piece = body.read(new byte[8192]); piece >= 0; piece = body.read(new byte[8192])) {
                read += piece;
            }
            assertThat(read).isBetween(TWENTY_MB, TWENTY_MB + 20_000);
        }
    }

    @Test
    void what_a_reader_does_not_take_is_not_read_from_the_aggregator_either() throws Exception {
        aggregator.history().exports(TWENTY_MB * 5);

        try (Socket reader = export()) {
            reader.getInputStream().readNBytes(100);
            await("all buffers are full")
                    .pollDelay(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        long before = aggregator.history().written();
                        await().pollDelay(Duration.ofMillis(400)).until(() -> true);
                        return before > 0 && aggregator.history().written() == before;
                    });

            // Two sockets on each side with buffers of the kernel, and hardly anything between them.
            assertThat(aggregator.history().written()).isLessThan(TWENTY_MB);
        }
    }

    @Test
    void an_export_that_breaks_off_does_not_look_whole() throws Exception {
        aggregator.history().exports(TWENTY_MB / 10);
        aggregator.history().breakExports();

        try (Socket reader = export()) {
            String all = new String(reader.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(all).startsWith("HTTP/1.1 200").doesNotEndWith("\r\n0\r\n\r\n");
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Test
    void there_are_only_a_few_at_once_and_whoever_leaves_makes_room() throws Exception {
        aggregator.history().exports(TWENTY_MB * 5);
        List<Socket> readers = new ArrayList<>();
        for (int reader = 0; reader < 4; reader++) {
            Socket socket = export();
            socket.getInputStream().readNBytes(100);
            readers.add(socket);
        }

        Response fifth = given().get(EXPORT);
        for (Socket reader : readers) {
            reader.close();
        }

        assertThat(fifth.statusCode()).isEqualTo(503);
        assertThat(fifth.header("Retry-After")).isEqualTo("10");
        aggregator.history().exports(1_000);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(given().get(EXPORT).statusCode()).isEqualTo(200));
    }

    private static Socket export() throws IOException {
        var socket = new Socket("127.0.0.1", RestAssured.port);
        socket.setSoTimeout(20_000);
        String request = "GET " + EXPORT + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
