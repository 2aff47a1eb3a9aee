package dev.cidashboard.configuration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class DeployPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            deploy|release|publish ; Deploy to production        ; true
            deploy|release|publish ; pre-RELEASE checks          ; true
            deploy|release|publish ; build                       ; false
            ^cd$                   ; CD                          ; true
            ^cd$                   ; cd of it                    ; false
            ^(deploy|ship)( it)?$  ; ship it                     ; true
            deploy.*prod           ; Deploy everything to PROD   ; true
            deploy[ _/-]prod       ; deploy/prod                 ; true
            v[0-9]+[.][0-9]+       ; tag v12.3                   ; true
            v[0-9]+[.][0-9]+       ; tag v12x3                   ; false
            ^[^a-c]                ; Build                       ; false
            c[+][+]                ; C++ library                 ; true
            """)
    void it_is_looked_for_anywhere_whatever_the_case(String pattern, String name, boolean matches) {
        assertThat(DeployPattern.of(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void the_end_is_the_very_end() {
        assertThat(DeployPattern.of("deploy$").matches("deploy\n")).isFalse();
        assertThat(DeployPattern.of("a.b").matches("a\nb")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            a**        ; "*"
            a+?        ; "?"
            *a         ; "*a"
            ^*         ; "*"
            a$+        ; "+"
            a||b       ; "|b"
            |a         ; "|a"
            ()         ; ")"
            (?i)a      ; "?i)a"
            (a+)+      ; "+"
            (a|b)*     ; "*"
            a)         ; ")"
            a{2}       ; "{2}"
            \\bdeploy  ; "\\bdeploy"
            größe      ; "öße"
            [[:alpha:]]; "[:alpha:]]"
            []a]       ; "]a]"
            [a-]       ;
            [z-a]      ; "a]"
            [a-Z]      ; "Z]"
            [a-c-e]    ; "e]"
            [a&&b]     ; "&&b]"
            a,b        ; ",b"
            """)
    void what_the_two_engines_might_read_differently_is_refused(String pattern, String from) {
        if (from == null) {
            assertThat(DeployPattern.parse(pattern)).isPresent();
            return;
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeployPattern.of(pattern))
                .withMessage("which is not understood from " + from + " on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a", "[a", "[a-", "a|", "[", "[^"})
    void what_is_not_finished_is_refused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeployPattern.of(pattern))
                .withMessage("which ends too early");
    }

    @Test
    void only_so_long_a_pattern_is_read() {
        assertThat(DeployPattern.parse("a".repeat(200))).isPresent();
        assertThat(DeployPattern.parse("a".repeat(201))).isEmpty();
        assertThat(DeployPattern.parse(" ")).isEmpty();
        assertThat(DeployPattern.parse("(".repeat(200))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".*a.*b.*c",
                "(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)"
            })
    void what_could_be_matched_in_very_many_ways_is_refused(String pattern) {
        assertThat(DeployPattern.shown(pattern)).endsWith(", which can be matched in too many ways");
    }

    @Test
    void the_worst_that_is_accepted_has_an_end_with_a_long_name() {
        var pattern = DeployPattern.of("a*a*(a|a)(a|a)(a|a)b");

        // Some hundred thousand steps; without the bound it would be an hour.
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertThat(pattern.matches("a".repeat(255)))
                .isFalse());
    }
}
