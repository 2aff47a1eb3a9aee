package dev.cidashboard.web.kept;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EntityTagsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "W/\"a\" | W/\"a\" | true",
                "\"a\" | W/\"a\" | true",
                "W/\"a\" | \"a\" | true",
                "\"x\", W/\"a\" | W/\"a\" | true",
                "* | W/\"a\" | true",
                "\"b\" | W/\"a\" | false",
                "a | W/\"a\" | false",
                "nonsense,,, | W/\"a\" | false",
            })
    void tags_are_compared_weakly(String ifNoneMatch, String etag, boolean matches) {
        assertThat(EntityTags.match(ifNoneMatch, etag)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"*", "''"})
    void what_has_no_tag_never_matches(String ifNoneMatch) {
        assertThat(EntityTags.match(ifNoneMatch, "")).isFalse();
    }
}
