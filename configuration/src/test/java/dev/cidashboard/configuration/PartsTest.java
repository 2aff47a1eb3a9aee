package dev.cidashboard.configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PartsTest {
    private static final Origin ORIGIN = Origin.line("config.yaml", 1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    plain             | plain
                    ${A}              | one
                    x${A}y${A}z       | xoneyonez
                    ${NONE:two}       | two
                    ${EMPTY:two}      | two
                    ${NONE:a:b}       | a:b
                    ${NONE:5$}        | 5$
                    ${NESTED}         | ${A}
                    $${A}             | ${A}
                    $A                | $A
                    100% {sure}       | 100% {sure}
                    """)
    void references_expand_once(String written, String expanded) {
        var expansion = new Expansion(Map.of("A", "one", "EMPTY", "", "NESTED", "${A}"));

        assertThat(expansion.expand("ui.title", new Sourced(written, ORIGIN))).isEqualTo(expanded);
    }

    @Test
    void an_empty_variable_is_set_where_no_default_is_written() {
        var expansion = new Expansion(Map.of("EMPTY", ""));

        assertThat(expansion.expand("x", new Sourced("[${EMPTY}][${NONE:}]", ORIGIN)))
                .isEqualTo("[][]");
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "24h,PT24H", "7d,PT168H"})
    void durations_are_read(String text, Duration duration) {
        assertThat(DurationText.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @CsvSource({"5", "m5", "-5m", "5M", "1.5h", "5 m", "''", "99999999999s", "PT5M"})
    void what_is_no_duration_is_not(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ttl,ttl,0",
        "tll,ttl,1",
        "cahce,cache,1",
        "staleTtl,stale_ttl,1",
        "stale-ttl,stale_ttl,0",
        "'',abc,3",
        "abc,xyz,3"
    })
    void the_distance_of_words_counts_slips(String one, String other, int distance) {
        assertThat(Spelling.distance(one, other)).isEqualTo(distance);
    }

    @Test
    void a_secret_never_shows_itself() {
        var secret = Secret.of("topsecret");

        assertThat(secret).hasToString("***").isEqualTo(Secret.of("topsecret")).isNotEqualTo(Secret.of("other"));
        assertThat(String.valueOf(List.of(secret))).doesNotContain("topsecret");
        assertThat(secret.reveal()).isEqualTo("topsecret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.of("top\r\nsecret"))
                .withMessageNotContaining("secret\n");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,true",
        "127.0.0.1:8081,true",
        "LOCALHOST:1,true",
        "[::1]:8081,true",
        "aggregator:8081,true",
        "evil.example.org,false",
        "127.0.0.1.evil.example.org,false",
        "'',false"
    })
    void the_aggregator_answers_loopback_and_its_own_name(String host, boolean allowed) {
        var aggregator = new AggregatorConfiguration("0.0.0.0", 8081, java.net.URI.create("http://aggregator:8081"));

        assertThat(aggregator.hosts().allows(host)).isEqualTo(allowed);
    }

    @Test
    void the_web_process_on_loopback_answers_loopback_and_what_is_listed() {
        var hosts = new ServerConfiguration("127.0.0.1", 8080, List.of("ci.example.org"), List.of()).hosts();

        assertThat(hosts.allows("localhost:8080")).isTrue();
        assertThat(hosts.allows("ci.example.org")).isTrue();
        assertThat(hosts.allows("evil.example.org")).isFalse();
        assertThat(hosts.allows(null)).isFalse();
    }

    @Test
    void the_web_process_on_another_address_answers_any_name_unless_names_are_listed() {
        assertThat(new ServerConfiguration("0.0.0.0", 8080, List.of(), List.of())
                        .hosts()
                        .allows("anything.example.org"))
                .isTrue();
        assertThat(new ServerConfiguration("0.0.0.0", 8080, List.of("ci.example.org"), List.of())
                        .hosts()
                        .allows("anything.example.org"))
                .isFalse();
        assertThat(new ServerConfiguration("127.0.0.1", 8080, List.of("*"), List.of()).hosts())
                .isEqualTo(new AllowedHosts(Set.of(), true));
    }

    @Test
    void what_is_quoted_stays_on_one_line_and_short() {
        assertThat(Quoted.of("a\nb\u202e\u001b[31m")).isEqualTo("\"a\\u000ab\\u202e\\u001b[31m\"");
        assertThat(Quoted.of("x".repeat(500))).hasSize(83).endsWith("…\"");
    }
}
