package dev.cidashboard.aggregator.forge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cidashboard.aggregator.forge.Failure.Kind;
import dev.cidashboard.aggregator.forge.Question.Treatment;
import dev.cidashboard.aggregator.forge.RateRules.RateHeaders;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.configuration.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

class ForgeClientTest {

    /** A thing of a forge that there is not. */
    record Thing(Long id, String name, List<String> tags, Boolean open) {}

    private static final String TOKEN = "a-token-that-must-not-travel";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final WireFormat format = new WireFormat();
    private HttpServer server;
    private ForgeClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.start();
        client =
                client(ForgeSettings.DEFAULTS.withTimeout(Duration.ofSeconds(2)).withMostBytes(100_000));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void an_element_of_surprising_fields_is_read_and_one_without_identity_is_dropped() {
        answer(
                "/things",
                "[{\"id\":1,\"name\":{\"un\":\"expected\"},\"tags\":\"none\",\"open\":\"perhaps\"},"
                        + "{\"id\":\"2\",\"name\":7,\"tags\":[\"a\",null],\"open\":true,\"more\":[{\"deep\":[1,2]}]},"
                        + "null,\"text\",[1,[2]],{\"name\":\"nobody\"},{\"id\":[3],\"id\":3,\"name\":\"three\"}]");

        Listing<Thing> listing = read(client.list(things("/things"), 100, page -> {}));

        assertThat(listing.elements())
                .containsExactly(
                        new Thing(1L, null, null, null),
                        new Thing(2L, "7", java.util.Arrays.asList("a", null), true),
                        new Thing(3L, "three", null, null));
        assertThat(listing.dropped()).isEqualTo(4);
    }

    @Test
    void a_compressed_answer_is_read_and_a_compressed_bomb_is_not() {
        serve("/gzip", exchange -> gzip(exchange, "[{\"id\":1}]".getBytes(StandardCharsets.UTF_8)));
        serve(
                "/bomb",
                exchange -> gzip(exchange, ("[" + " ".repeat(5_000_000) + "]").getBytes(StandardCharsets.UTF_8)));
        assertThat(read(client.list(things("/gzip"), 100, page -> {})).elements())
                .hasSize(1);
        assertThat(failure(client.list(things("/bomb"), 100, page -> {})).kind())
                .isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void a_page_of_more_elements_than_anybody_asked_for_is_refused() {
        answer("/things", "[" + "{\"id\":1},".repeat(3_000) + "{\"id\":1}]");
        assertThat(failure(client.list(things("/things"), 100, page -> {})).kind())
                .isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void a_list_without_its_list_is_unreadable_and_not_empty() {
        for (String body : List.of("{}", "{\"message\":\"hello\"}", "null", "", "[", "\"text\"", "{\"things\":null}")) {
            answer("/things" + asked.size(), body);
            Question<List<Thing>> enveloped =
                    question("/things" + asked.size(), format.list("things", Thing.class, ForgeClientTest::identified));
            assertThat(failure(client.list(enveloped, 100, page -> {})).kind())
                    .as(body)
                    .isEqualTo(Kind.UNREADABLE);
        }
    }

    @Test
    void a_moved_address_on_the_same_forge_is_followed_with_the_token_and_confirmed_later() {
        serve("/old", exchange -> redirect(exchange, "/new"));
        serve("/new", exchange -> {
            exchange.getResponseHeaders().add("ETag", "W/\"7\"");
            boolean known = "W/\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            send(exchange, known ? 304 : 200, known ? "" : "[{\"id\":1}]");
        });
        assertThat(client.list(things("/old"), 100, page -> {})).isInstanceOf(Answer.Read.class);
        assertThat(client.list(things("/old"), 100, page -> {})).isInstanceOf(Answer.Confirmed.class);
        assertThat(asked)
                .allMatch(request -> request.endsWith("Bearer " + TOKEN))
                .hasSize(4);
    }

    @Test
    void it_is_sent_into_no_private_network() {
        for (String place : List.of(
                "http://localhost:1/x",
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/",
                "http://[::1]:1/x",
                "file:///etc/passwd",
                "javascript:alert(1)")) {
            String path = "/to" + asked.size();
            serve(path, exchange -> redirect(exchange, place));
            Failure failure = failure(client.get(question(path, thing())));
            assertThat(failure.kind()).as(place).isEqualTo(Kind.REDIRECTED);
            assertThat(failure.message()).doesNotContain(place);
        }
    }

    @Test
    void a_next_page_elsewhere_or_without_end_breaks_the_list_off() {
        serve("/elsewhere", exchange -> page(exchange, "http://127.0.0.1:1/elsewhere?page=2"));
        serve("/circle", exchange -> page(exchange, "/circle"));
        assertThat(failure(client.list(things("/elsewhere"), 100, page -> {})).kind())
                .isEqualTo(Kind.UNREADABLE);
        assertThat(failure(client.list(things("/circle"), 100, page -> {})).kind())
                .isEqualTo(Kind.UNREADABLE);
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_list_is_confirmed_only_if_every_page_is() {
        List<String> versions = new ArrayList<>(List.of("\"1\"", "\"1\"", "\"1\"", "\"2\""));
        serve("/things", exchange -> {
            boolean second = "page=2".equals(exchange.getRequestURI().getQuery());
            String version = versions.removeFirst();
            exchange.getResponseHeaders().add("ETag", version);
            if (!second) {
                exchange.getResponseHeaders().add("Link", "<?page=2>; rel=\"next\"");
            }
            boolean known = version.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            send(exchange, known ? 304 : 200, known ? "" : "[{\"id\":" + (second ? 2 : 1) + "}]");
        });
        Listing<Thing> before = read(client.list(things("/things"), 100, page -> {}));
        Answer<Listing<Thing>> after = client.list(things("/things"), 100, page -> {});
        assertThat(after).isEqualTo(new Answer.Read<>(before));
        assertThat(before.elements()).hasSize(2);
    }

    @Test
    void a_confirmation_of_what_was_never_read_is_unreadable() {
        answer("/things", 304, "");
        assertThat(failure(client.list(things("/things"), 100, page -> {})).kind())
                .isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void where_a_feature_is_off_there_is_nothing_but_a_missing_scope_is_told() {
        answer("/off", 403, "{\"message\":\"403 Forbidden\"}");
        answer("/scope", 403, "{\"error\":\"insufficient_scope\",\"scope\":\"api read_api\"}");
        assertThat(client.get(question("/off", thing(), Treatment.ABSENT_WHEN_FORBIDDEN)))
                .isInstanceOf(Answer.Missing.class);
        assertThat(failure(client.get(question("/off", thing()))).kind()).isEqualTo(Kind.FORBIDDEN);
        Failure scope = failure(client.get(question("/scope", thing(), Treatment.ABSENT_WHEN_FORBIDDEN)));
        assertThat(scope.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(scope.message()).contains("api read_api");
    }

    @Test
    void no_failure_repeats_what_a_forge_wrote_or_what_we_keep_secret() {
        answer("/things", 500, "<script>alert('" + TOKEN + "')</script>");
        Failure failure = failure(client.get(question("/things", thing())));
        assertThat(failure.message()).doesNotContain("script", TOKEN);
    }

    @Test
    void an_address_where_nobody_listens_is_unreachable() {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThat(failure(client.get(question(URI.create("http://127.0.0.1:" + port + "/"), thing(), Treatment.PLAIN)))
                        .kind())
                .isEqualTo(Kind.UNREACHABLE);
    }

    private ForgeClient client(ForgeSettings settings) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Credential credential = new Credential(base, "Authorization", "Bearer ", Secret.of(TOKEN));
        RateRules rules = new RateRules(
                "core", new RateHeaders("l", "r", "s", RateHeaders.ONE_RESOURCE), 0, Duration.ofHours(1), true, 0, 60);
        return new ForgeClient(
                new Forge(new InstanceId("forge-main"), "Forge", credential, Map.of("Accept", "application/json")),
                new RequestBudget(rules, Clock.systemUTC()),
                settings,
                ForgeListener.NONE,
                Clock.systemUTC());
    }

    private Question<List<Thing>> things(String path) {
        return question(path, format.list(Thing.class, ForgeClientTest::identified));
    }

    private ContentReader<Thing> thing() {
        return format.object(Thing.class, ForgeClientTest::identified);
    }

    private static Thing identified(Thing thing) {
        return thing.id() == null ? null : thing;
    }

    private <T> Question<T> question(String path, ContentReader<T> reader) {
        return question(path, reader, Treatment.PLAIN);
    }

    private <T> Question<T> question(String path, ContentReader<T> reader, Treatment treatment) {
        return question(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path), reader, treatment);
    }

    private static <T> Question<T> question(URI address, ContentReader<T> reader, Treatment treatment) {
        return new Question<>(address, "/things", null, Purpose.BACKGROUND, reader, treatment);
    }

    private static <T> T read(Answer<T> answer) {
        if (answer instanceof Answer.Read<T>(T value)) {
            return value;
        }
        throw new AssertionError("expected an answer, but got " + answer);
    }

    private static Failure failure(Answer<?> answer) {
        if (answer instanceof Answer.Unanswered<?>(Failure failure)) {
            return failure;
        }
        throw new AssertionError("expected a failure, but got " + answer);
    }

    private interface Play {
        void on(HttpExchange exchange) throws IOException;
    }

    private void answer(String path, String body) {
        answer(path, 200, body);
    }

    private void answer(String path, int status, String body) {
        serve(path, exchange -> send(exchange, status, body));
    }

    private void serve(String path, Play play) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            try (exchange) {
                play.on(exchange);
            }
        });
    }

    private static void page(HttpExchange exchange, String next) throws IOException {
        exchange.getResponseHeaders().add("Link", "<" + next + ">; rel=\"next\"");
        send(exchange, 200, "[{\"id\":1}]");
    }

    private static void redirect(HttpExchange exchange, String place) throws IOException {
        exchange.getResponseHeaders().add("Location", place);
        send(exchange, 301, "{\"message\":\"Moved Permanently\"}");
    }

    private static void gzip(HttpExchange exchange, byte[] body) throws IOException {
        assertThat(exchange.getRequestHeaders().getFirst("Accept-Encoding")).contains("gzip");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, packed.size());
        exchange.getResponseBody().write(packed.toByteArray());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
