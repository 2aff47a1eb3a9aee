package dev.cidashboard.aggregator.rest;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class RequestGuardTest {

    private static final String PROBLEM = "application/problem+json";

    @TestHTTPResource
    URI address;

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/projects", "/api/instances", "/health", "/ready", "/metrics", "/openapi", "/", "/nothing"})
    void a_foreign_host_is_refused_everywhere(String path) {
        given().header("Host", "evil.example")
                .get(path)
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:ci-dashboard:problem:foreign-host"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example:8081", "127.0.0.1.evil.example", "localhost.evil.example", "0.0.0.0", "[::2]"})
    void hosts_that_look_like_ours_are_refused(String host) {
        given().header("Host", host).get("/health").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST:9999", "[::1]", "[::1]:8081", "127.0.0.1:1"})
    void our_own_names_are_answered_on_any_port(String host) {
        given().header("Host", host).get("/health").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost:8081", ""})
    void every_origin_is_refused_even_our_own(String origin) {
        for (String path : new String[] {"/api/projects", "/health", "/metrics", "/openapi"}) {
            given().header("Origin", origin)
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:ci-dashboard:problem:foreign-origin"));
        }
        given().header("Origin", origin).post("/api/cache/refresh").then().statusCode(403);
    }

    @Test
    void nobody_is_allowed_across_origins() {
        Response preflight =
                given().header("Access-Control-Request-Method", "POST").options("/api/cache/refresh");

        assertThat(preflight.statusCode()).isEqualTo(405);
        assertThat(preflight.header("Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(preflight.headers().asList())
                .noneMatch(header -> header.getName().toLowerCase().startsWith("access-control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE"})
    void other_methods_are_not_known(String method) {
        given().request(method, "/api/projects").then().statusCode(405).contentType(PROBLEM);
    }

    @Test
    void a_method_that_an_address_does_not_have_is_named_so() {
        given().post("/api/projects").then().statusCode(405).contentType(PROBLEM);
        given().get("/api/cache/refresh").then().statusCode(405).contentType(PROBLEM);
    }

    @Test
    void a_large_body_is_not_read() {
        given().body(new byte[2_000])
                .post("/api/cache/refresh")
                .then()
                .statusCode(413)
                .contentType(PROBLEM);
    }

    @Test
    void a_small_body_does_no_harm() {
        given().body("{}")
                .contentType("application/json")
                .post("/api/cache/refresh")
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health HTTP/1.1\r\n\r\n",
                "GET /health HTTP/1.0\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: \r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: evil.example#@127.0.0.1\r\n\r\n"
            })
    void without_one_host_nobody_is_answered(String request) throws IOException {
        assertThat(status(request)).isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/projects/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /api/projects/%ff%fe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /api/projects?q=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /api/projects?limit=%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /api/projects/github-main:1/branches/%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET //api//projects/../../etc HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void what_cannot_be_read_is_never_a_fault_of_ours(String request) throws IOException {
        assertThat(status(request)).isBetween(400, 499);
    }

    @Test
    void a_request_line_without_end_is_refused() throws IOException {
        String request = "GET /api/projects?q=" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";

        assertThat(status(request)).isIn(400, 414);
    }

    @Test
    void headers_without_end_are_refused() throws IOException {
        String request = "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(40_000) + "\r\n\r\n";

        assertThat(status(request)).isIn(400, 431);
    }

    private int status(String request) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 000".length());
            return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
        }
    }
}
