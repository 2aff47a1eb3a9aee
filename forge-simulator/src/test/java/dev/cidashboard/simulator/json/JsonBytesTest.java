package dev.cidashboard.simulator.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class JsonBytesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"quoted\" \\ back",
                "tab\tnew\nline\u0000nul\u001F",
                "žluťoučký 日本語 👩‍👩‍👧‍👦 \u202E",
                "</script><!-- ${x} -->"
            })
    void any_text_is_read_back_as_it_was(String text) throws IOException {
        byte[] json = new JsonBytes(1).open().field(text, text).close().toBytes();

        assertThat(JSON.readTree(json).path(text).asText()).isEqualTo(text);
    }

    @Test
    void a_lone_surrogate_does_not_break_the_encoding() {
        byte[] json = new JsonBytes(16).value("a\uD800b").toBytes();

        assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo("\"a?b\"");
    }

    @Test
    void objects_and_arrays_nest_with_commas_where_they_belong() throws IOException {
        JsonBytes json =
                new JsonBytes(4).open().field("n", 9_223_372_036_854_775_807L).field("b", true);
        json.nothing("null").decimal("d", 1.5).field("at", Instant.parse("2026-01-02T03:04:05Z"));
        json.openArray("list")
                .value("x")
                .open()
                .close()
                .raw("[1]".getBytes(StandardCharsets.UTF_8))
                .closeArray();
        json.emptyArray("none")
                .open("inner")
                .field("text", (String) null)
                .close()
                .close();

        JsonNode tree = JSON.readTree(json.toBytes());

        assertThat(tree)
                .hasToString(
                        "{\"n\":9223372036854775807,\"b\":true,\"null\":null,\"d\":1.5,"
                                + "\"at\":\"2026-01-02T03:04:05Z\",\"list\":[\"x\",{},[1]],\"none\":[],\"inner\":{\"text\":null}}");
    }
}
