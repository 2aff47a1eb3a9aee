package dev.cidashboard.aggregator.connector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cidashboard.aggregator.forge.ForgeSettings;
import dev.cidashboard.aggregator.forge.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

/** Pictures of a GitHub whose word for where they are is not to be trusted. */
class PicturesTest {

    private static final String TOKEN = "a-token-that-must-not-travel";
    private static final String SOMEBODY = "somebody";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer forge;
    private HttpServer stranger;
    private Connector connector;

    @BeforeEach
    void start() throws IOException {
        forge = server();
        stranger = server();
        connector = ForgeInTest.GITHUB.connector(address(forge), TOKEN, ForgeSettings.DEFAULTS, List.of());
    }

    @AfterEach
    void stop() {
        forge.stop(0);
        stranger.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u0089PNG\r\n\u001a\n…', image/png",
        "'\u00ff\u00d8\u00ff\u00e0', image/jpeg",
        "GIF87a, image/gif",
        "GIF89a, image/gif",
        "RIFF0000WEBPVP8, image/webp"
    })
    void a_raster_picture_is_told_by_its_first_bytes(String bytes, String mediaType) {
        named(address(forge) + "/picture");
        serve(forge, "/picture", bytes.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Observed.fresh(ask()).mediaType()).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>", "", "RIFF0000WAVE", "GIF8"})
    void what_is_no_raster_picture_is_not_shown(String body) {
        named(address(forge) + "/picture");
        serve(forge, "/picture", body.getBytes(StandardCharsets.UTF_8));
        assertThat(ask()).isInstanceOf(Observation.Gone.class);
    }

    @Test
    void a_picture_of_more_than_a_megabyte_is_not_shown() {
        named(address(forge) + "/picture");
        byte[] huge = new byte[1_000_001];
        System.arraycopy("GIF89a".getBytes(StandardCharsets.US_ASCII), 0, huge, 0, 6);
        serve(forge, "/picture", huge);
        assertThat(ask()).isInstanceOf(Observation.Gone.class);
    }

    @Test
    void another_server_on_the_forges_own_host_is_asked_without_the_token() {
        named(address(stranger) + "/picture");
        serve(stranger, "/picture", "GIF89a".getBytes(StandardCharsets.US_ASCII));
        Observed.fresh(ask());
        assertThat(asked).containsExactly("/users/somebody Bearer " + TOKEN, "/picture null");
    }

    @Test
    void the_forge_itself_is_asked_with_the_token() {
        named(address(forge) + "/picture");
        serve(forge, "/picture", "GIF89a".getBytes(StandardCharsets.US_ASCII));
        Observed.fresh(ask());
        assertThat(asked).containsExactly("/users/somebody Bearer " + TOKEN, "/picture Bearer " + TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.2", "[::1]", "0.0.0.0", "2130706433"})
    void no_other_private_address_is_asked_not_even_after_a_redirect(String host) {
        String inside = "http://" + host + ":" + stranger.getAddress().getPort() + "/picture";
        named(inside);
        assertThat(ask()).isInstanceOf(Observation.Gone.class);

        forge.removeContext("/users/somebody");
        named(address(forge) + "/moved");
        forge.createContext("/moved", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Location", inside);
                exchange.sendResponseHeaders(302, -1);
            }
        });
        assertThat(ask()).isInstanceOf(Observation.Gone.class);
        assertThat(asked).noneMatch(request -> request.startsWith("/picture"));
    }

    @Test
    void nobody_and_somebody_without_a_picture_have_none() {
        assertThat(ask()).isInstanceOf(Observation.Gone.class);
        serve(
                forge,
                "/users/somebody",
                "{\"login\":\"somebody\",\"avatar_url\":null}".getBytes(StandardCharsets.UTF_8));
        assertThat(ask()).isInstanceOf(Observation.Gone.class);
    }

    private Observation<Avatar> ask() {
        return connector.avatar(SOMEBODY, Purpose.INTERACTIVE);
    }

    private void named(String picture) {
        String user = "{\"login\":\"somebody\",\"avatar_url\":\"" + picture + "\"}";
        serve(forge, "/users/somebody", user.getBytes(StandardCharsets.UTF_8));
    }

    private void serve(HttpServer server, String path, byte[] body) {
        server.createContext(path, exchange -> send(exchange, body));
    }

    private void send(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.start();
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
