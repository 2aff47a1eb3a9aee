package dev.cidashboard.web;

import dev.cidashboard.web.fake.FakeAggregator;
import dev.cidashboard.web.fake.FakeWorld;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** With a client that shows what was sent, and does not unpack by itself. */
@QuarkusTest
class CompressionTest {

    private static final String LIST = "/api/repositories?limit=1000";

    @Inject
    FakeAggregator aggregator;

    @TestHTTPResource("/")
    URI root;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void healthy() {
        aggregator.reset();
        Awaiting.answers(aggregator);
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "/", "/pipelines", "/platforms", "/repositories/github-main/atlas/ledger-1"})
    void who_understands_gzip_gets_it_and_reads_the_same(String path) throws Exception {
        HttpResponse<byte[]> compressed = get(path, "br, gzip;q=0.8, deflate");
        HttpResponse<byte[]> plain = get(path, "identity");

        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(unpacked(compressed.body())).isEqualTo(plain.body());
        assertThat(compressed.body().length).isLessThan(plain.body().length / 3);
        assertThat(header(compressed, "ETag")).isEqualTo(header(plain, "ETag")).startsWith("W/");
        assertThat(header(plain, "Vary")).contains("Accept-Encoding");
        assertThat(header(compressed, "Vary")).contains("Accept-Encoding");
    }

    @ParameterizedTest
    @CsvSource({"dashboard.css", "dashboard.js"})
    void what_pages_are_made_with_is_compressed_too(String file) throws Exception {
        String name = file.substring(0, file.indexOf('.'));
        String page = new String(get("/", "identity").body(), java.nio.charset.StandardCharsets.UTF_8);
        String path = page.replaceAll(
                "(?s).*\"(/assets/" + name + "\\.[0-9a-f]+" + file.substring(name.length()) + ")\".*", "$1");

        HttpResponse<byte[]> compressed = get(path, "gzip");

        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(unpacked(compressed.body())).isEqualTo(get(path, "identity").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "*;q=0", "gzip;q=nonsense"})
    void who_does_not_gets_it_as_it_is(String accepted) throws Exception {
        assertThat(header(get(LIST, accepted), "Content-Encoding")).isEmpty();
    }

    @Test
    void what_the_reader_has_is_not_sent_again_however_it_was_sent() throws Exception {
        String etag = header(get(LIST, "gzip"), "ETag");

        HttpResponse<byte[]> again = client.send(
                request(LIST, "gzip").header("If-None-Match", etag).build(), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void a_list_that_changed_is_sent_as_it_is_now() throws Exception {
        byte[] before = unpacked(get(LIST, "gzip").body());
        aggregator.show(FakeWorld.repositories(80));

        await("the new list").untilAsserted(() -> {
            byte[] now = unpacked(get(LIST, "gzip").body());
            assertThat(now).isNotEqualTo(before).isEqualTo(get(LIST, "identity").body());
        });
    }

    private HttpResponse<byte[]> get(String path, String accepted) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                client.send(request(path, accepted).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response;
    }

    private HttpRequest.Builder request(String path, String accepted) {
        return HttpRequest.newBuilder(root.resolve(path))
                .header("Accept", path.startsWith("/api") ? "application/json" : "text/html,*/*")
                .header("Accept-Encoding", accepted);
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    private static byte[] unpacked(byte[] gzip) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }
}
