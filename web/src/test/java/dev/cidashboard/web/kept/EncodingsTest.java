package dev.cidashboard.web.kept;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EncodingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "deflate, gzip;q=1.0, *;q=0.5",
                "*",
                "br;q=1, gzip ; q=0.001",
                "x-gzip",
                "gzip;foo=1"
            })
    void who_takes_gzip_may_have_it(String header) {
        assertThat(Encodings.allowGzip(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "gzip;q=0", "*, gzip;q=0.0", "*;q=0", "gzipped", "gzip;q=", ",,;;", "br"})
    void who_does_not_may_not(String header) {
        assertThat(Encodings.allowGzip(header)).isFalse();
    }

    @Test
    void who_says_nothing_or_far_too_much_gets_it_as_it_is() {
        assertThat(Encodings.allowGzip(null)).isFalse();
        assertThat(Encodings.allowGzip("gzip," + "x".repeat(5_000))).isFalse();
    }
}
