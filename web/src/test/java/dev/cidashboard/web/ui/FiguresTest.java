package dev.cidashboard.web.ui;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "1, 100 %",
        "0.97, 97 %",
        "0.9049, 90.4 %",
        "0.99999, 99.9 %",
        "0.000001, 0.1 %",
        "7, 100 %",
        "-1, 0 %"
    })
    void a_share_is_never_rounded_to_all_or_nothing(double share, String words) {
        assertThat(Figures.rate(share)).isEqualTo(words.replace(' ', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 a day",
        "4.25, 4.3 a day",
        "1, 1 a day",
        "0.5, 3.5 a week",
        "0.001, 0.1 a week",
        "12345.6, '12,345 a day'"
    })
    void what_is_less_than_one_a_day_is_told_by_the_week(double amount, String words) {
        assertThat(Figures.perDay(amount)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "950, 950", "1000, 1k", "1250, 1.3k", "40000000, 40M"})
    void brief_is_brief(double amount, String words) {
        assertThat(Figures.brief(amount)).isEqualTo(words);
    }

    @Test
    void absent_stays_absent() {
        assertThat(Figures.rate(null)).isNull();
        assertThat(Figures.rate(Double.NaN)).isNull();
        assertThat(Figures.perDay(null)).isNull();
    }
}
