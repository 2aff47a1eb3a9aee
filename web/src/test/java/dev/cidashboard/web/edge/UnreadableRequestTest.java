package dev.cidashboard.web.edge;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that no client sends by accident: this test speaks HTTP by hand. */
@QuarkusTest
class UnreadableRequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: \r\n", "Host: a b\r\n", "Host: localhost\r\nHost: localhost\r\n"})
    void without_one_host_it_is_a_bad_request_and_no_fault_of_ours(String hosts) throws IOException {
        String answer = answer("GET / HTTP/1.1\r\n" + hosts + "Connection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("\"status\":400")
                .doesNotContain("Error id")
                .doesNotContain("Internal Server Error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pipelines?branch=%zz", "//", "/%zz"})
    void a_target_that_cannot_be_read_is_said_to_programs(String target) throws IOException {
        String answer = answer("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsPattern("^HTTP/1.1 40[04] ").contains("urn:ci-dashboard:problem:");
    }

    @Test
    void and_to_people_on_a_page() throws IOException {
        String answer = answer("GET /pipelines?branch=%zz HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
                + "Connection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("text/html")
                .contains("<h1>Bad Request</h1>")
                .contains("Content-Security-Policy")
                .contains("All repositories");
    }

    @Test
    void the_second_version_of_the_protocol_names_its_host_in_another_way() throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            URI health = URI.create("http://localhost:" + RestAssured.port + "/api/health");
            client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding());

            var second = client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding());

            assertThat(second.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(second.statusCode()).isEqualTo(200);
        }
    }

    private static String answer(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
