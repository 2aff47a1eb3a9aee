package dev.cidashboard.web.chart;

import dev.cidashboard.api.PeriodView;
import dev.cidashboard.web.ui.Times;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

import static org.assertj.core.api.Assertions.assertThat;

class DayAxisTest {

    @Test
    void days_are_those_of_the_zone() {
        var berlin = new PeriodView(
                7, Instant.parse("2026-10-21T22:00:00Z"), Instant.parse("2026-10-27T23:30:00Z"), "Europe/Berlin");

        DayAxis axis = DayAxis.of(berlin, ZoneOffset.UTC);

        assertThat(axis.first()).isEqualTo(LocalDate.parse("2026-10-22"));
        assertThat(axis.last()).isEqualTo(LocalDate.parse("2026-10-28"));
        assertThat(axis.words()).isEqualTo("22 Oct to 28 Oct 2026");
    }

    @Test
    void a_zone_that_is_not_known_here_is_that_of_the_pages() {
        var odd = new PeriodView(
                7, Instant.parse("2026-10-21T22:00:00Z"), Instant.parse("2026-10-27T22:30:00Z"), "Mars/<script>");

        assertThat(DayAxis.of(odd, ZoneId.of("Europe/Berlin")).first()).isEqualTo(LocalDate.parse("2026-10-22"));
    }

    @ParameterizedTest
    @CsvSource({
        ", , 1",
        "2026-10-21T00:00:00Z, , 1",
        "2026-10-21T00:00:00Z, 2026-10-20T00:00:00Z, 1",
        "1970-01-01T00:00:00Z, +1000000000-12-31T23:59:59.999999999Z, 1",
        "1970-01-01T00:00:00Z, 2026-10-20T00:00:00Z, 400"
    })
    void a_period_that_is_none_is_bounded(Instant since, Instant until, int days) {
        assertThat(DayAxis.of(new PeriodView(30, since, until, null), ZoneOffset.UTC)
                        .days())
                .isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", "30, 6", "90, 7", "400, 7"})
    void few_days_are_written_below_and_the_last_always(int days, int labels) {
        var axis = new DayAxis(LocalDate.parse("2026-01-01"), days);

        assertThat(axis.labels()).hasSize(labels);
        assertThat(axis.labels().getLast().text()).isEqualTo(Times.day(axis.last()));
    }
}
