package dev.cidashboard.aggregator.project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class CommitTest {

    private static final String SHA = "00ab34cd56ef7890abcdef1234567890fedcba98";
    private static final Instant BEFORE_1970 = Instant.parse("1969-12-31T23:59:59.999999Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                SHA,
                "ffffffffffffffffffffffffffffffffffffffff",
                "0000000000000000000000000000000000000000",
                "00AB34CD56EF7890ABCDEF1234567890FEDCBA98",
                "head",
                "00ab34cd56ef7890abcdef1234567890fedcba9800ab34cd56ef7890abcdef12"
            })
    void a_sha_stays_the_text_that_it_was(String sha) {
        assertThat(new Commit(sha, null, null, null).sha()).isEqualTo(sha);
    }

    @Test
    void a_moment_stays_what_it_was_to_the_microsecond() {
        assertThat(new Commit(SHA, null, null, BEFORE_1970).at()).isEqualTo(BEFORE_1970);
        assertThat(new Commit(SHA, null, null, null).at()).isNull();
    }

    @Test
    void commits_are_equal_if_all_that_is_known_of_them_is() {
        Commit commit = new Commit(SHA, "Ada", "Fix", BEFORE_1970);

        assertThat(commit)
                .isEqualTo(new Commit(SHA, "Ada", "Fix", BEFORE_1970))
                .hasSameHashCodeAs(new Commit(SHA, "Ada", "Fix", BEFORE_1970));
        assertThat(commit)
                .isNotEqualTo(new Commit(SHA.replace('0', '1'), "Ada", "Fix", BEFORE_1970))
                .isNotEqualTo(new Commit(SHA, null, "Fix", BEFORE_1970))
                .isNotEqualTo(new Commit(SHA, "Ada", "Mend", BEFORE_1970))
                .isNotEqualTo(new Commit(SHA, "Ada", "Fix", null));
    }
}
