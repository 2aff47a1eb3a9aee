package dev.cidashboard.aggregator.rest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContentTagTest {

    private final ContentTag tag = new ContentTag("W/\"abc\"");

    @ParameterizedTest
    @ValueSource(strings = {"W/\"abc\"", "\"abc\"", "*", " * ", "\"x\", W/\"abc\"", "W/\"a,c\",\"abc\" , \"y\""})
    void a_caller_that_names_the_tag_has_the_content(String ifNoneMatch) {
        assertThat(tag.isIn(ifNoneMatch)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "\"ab\"", "\"abcd\"", "W/\"x\"", "\"", "W/\"abc", "\"*\"", ","})
    void any_other_header_asks_for_the_content(String ifNoneMatch) {
        assertThat(tag.isIn(ifNoneMatch)).isFalse();
    }

    @Test
    void no_header_asks_for_the_content() {
        assertThat(tag.isIn(null)).isFalse();
    }

    @Test
    void the_same_bytes_have_the_same_tag_and_others_another() {
        ContentTag one = ContentTag.of("{\"a\":1}".getBytes(UTF_8));

        assertThat(ContentTag.of("{\"a\":1}".getBytes(UTF_8))).isEqualTo(one);
        assertThat(ContentTag.of("{\"a\":2}".getBytes(UTF_8))).isNotEqualTo(one);
        assertThat(one.text()).matches("W/\"[0-9a-f]+\"");
    }

    @Test
    void a_tag_without_quotes_is_refused() {
        assertThatThrownBy(() -> new ContentTag("abc")).hasMessageContaining("abc");
    }
}
