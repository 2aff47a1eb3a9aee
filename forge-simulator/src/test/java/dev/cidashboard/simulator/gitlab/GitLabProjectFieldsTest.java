package dev.cidashboard.simulator.gitlab;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GitLabProjectFieldsTest {

    @ParameterizedTest
    @CsvSource({
        "*, main, true",
        "main, main, true",
        "main, maintenance, false",
        "ma*, main, true",
        "*in, main, true",
        "m*n, main, true",
        "fix/*/*-7, fix/login/form-7, true",
        "fix/*/*-7, fix/login-7, false",
        "ab*ba, aba, false",
        "*a*b, aab, true",
        "a*b*, ba, false",
        "(.*, main, false",
        "'', main, false",
    })
    void an_asterisk_stands_for_anything_and_nothing_else_is_special(String pattern, String name, boolean match) {
        assertThat(GitLabProjectFields.matches(pattern, name)).isEqualTo(match);
    }
}
