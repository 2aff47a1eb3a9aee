package dev.cidashboard.aggregator.instance;

import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProblemOfInstanceView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class OneByOneTest {

    @Test
    void there_is_nothing_to_say_while_many_are_asked_about_at_once() {
        assertThat(OneByOne.of(null, Platform.GITLAB)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GITLAB, FORBIDDEN, queries_refused, read_api",
        "GITLAB, UNAUTHORIZED, queries_refused, read_api",
        "GITHUB, FORBIDDEN, queries_refused, Pull requests",
        "GITLAB, NOT_FOUND, queries_refused, old server",
        "GITLAB, UNREADABLE, queries_refused, old server",
        "GITHUB, REDIRECTED, queries_refused, config.yaml",
        "GITHUB, RATE_LIMITED, queries_limited, when the limit resets",
        "GITHUB, BUDGET_SPENT, queries_limited, when the limit resets",
        "GITHUB, TIMED_OUT, queries_failing, by themselves",
        "GITLAB, TOO_LARGE, queries_failing, by themselves"
    })
    void what_to_do_depends_on_the_kind_and_the_platform(
            Platform platform, Failure.Kind kind, String code, String remedy) {
        ProblemOfInstanceView notice = OneByOne.of(new Failure(kind, "GitLab: it said no", null), platform);

        assertThat(notice.code()).isEqualTo(code);
        assertThat(notice.message()).endsWith("GitLab: it said no.");
        assertThat(notice.remedy()).contains(remedy);
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_has_whole_sentences(Failure.Kind kind) {
        ProblemOfInstanceView notice = OneByOne.of(new Failure(kind, "It said no.", null), Platform.GITHUB);

        assertThat(notice.message()).endsWith("It said no.").doesNotEndWith("..");
        assertThat(notice.remedy()).endsWith(".");
    }
}
