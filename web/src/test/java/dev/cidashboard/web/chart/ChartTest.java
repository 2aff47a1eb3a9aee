package dev.cidashboard.web.chart;

import dev.cidashboard.api.DayView;
import dev.cidashboard.api.DurationsView;
import dev.cidashboard.api.OutcomesView;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class ChartTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-09-01");
    private static final DayAxis MONTH = new DayAxis(FIRST, 30);
    private static final DayAxis QUARTER = new DayAxis(FIRST, 90);

    @Test
    void nothing_at_all_is_no_chart() {
        assertThat(OutcomesChart.of("c", MONTH, List.of())).isNull();
        assertThat(OutcomesChart.of("c", MONTH, null)).isNull();
        assertThat(DurationsChart.of("c", "t", MONTH, List.of(day(1, 0, 0)))).isNull();
    }

    @Test
    void a_single_day_is_one_bar_one_dot_and_no_line() {
        Chart chart = OutcomesChart.of("c", MONTH, List.of(day(29, 3, 1)));

        assertThat(path(chart, "rate")).isEmpty();
        assertThat(path(chart, "rate dots")).isEqualTo("M295 19h0");
        assertThat(path(chart, "passed")).isEqualTo("M291 27.5h8v82.5h-8z");
        assertThat(path(chart, "failed")).isEqualTo("M291 0h8v27.5h-8z");
        assertThat(chart.description())
                .isEqualTo(
                        "1 Sep to 30 Sep 2026: 4 runs on 1 of 30 days. The success rate was between 75\u00a0% and 75\u00a0%.");
    }

    @Test
    void a_day_without_runs_has_neither_bar_nor_rate() {
        Chart chart = OutcomesChart.of("c", MONTH, List.of(day(0, 1, 0), day(1, 0, 0), day(2, 1, 0)));

        assertThat(path(chart, "passed"))
                .containsOnlyOnce("M1 ")
                .containsOnlyOnce("M21 ")
                .doesNotContain("M11 ");
        assertThat(path(chart, "rate")).isEmpty();
        assertThat(chart.hovers().get(1).text()).isEqualTo("2 Sep: no runs");
    }

    @Test
    void one_failed_run_of_a_million_is_still_to_be_seen() {
        Chart chart = OutcomesChart.of("c", MONTH, List.of(day(0, 1_000_000, 1)));

        assertThat(path(chart, "failed")).endsWith("h8v1.5h-8z");
    }

    @Test
    void days_outside_of_the_period_are_left_out() {
        assertThat(OutcomesChart.of("c", MONTH, List.of(day(-1, 1, 0), day(30, 1, 0), day(400_000, 1, 0))))
                .isNull();
    }

    @Test
    void huge_and_negative_counts_stay_within_the_chart() {
        var odd = new DayView(FIRST, new OutcomesView(Long.MAX_VALUE, Long.MAX_VALUE, -5, Long.MIN_VALUE, 1e300), null);

        Chart chart = OutcomesChart.of("c", MONTH, List.of(odd));

        assertThat(path(chart, "failed")).isEmpty();
        assertThat(path(chart, "passed")).matches("M1 [0-9.]+h8v[0-9.]+h-8z");
        assertThat(path(chart, "rate dots")).isEqualTo("M5 0h0");
    }

    @Test
    void durations_that_are_no_numbers_are_gaps() {
        var odd = new DurationsView(0, 0, Double.NaN, Double.POSITIVE_INFINITY, -1);
        var known = new DurationsView(0, 0, 60, 120, 130);

        Chart chart = DurationsChart.of(
                "c", "t", MONTH, List.of(new DayView(FIRST, null, odd), new DayView(FIRST.plusDays(1), null, known)));

        assertThat(path(chart, "p50 dots")).isEqualTo("M15 75h0");
        assertThat(path(chart, "p95 dots")).isEqualTo("M15 0h0");
    }

    @Test
    void ninety_days_are_a_few_paths_and_small() {
        List<DayView> days = IntStream.range(0, 90)
                .mapToObj(place -> day(place, 200 + place * 7 % 90, 10 + place % 9))
                .toList();

        Chart chart = OutcomesChart.of("c", QUARTER, days);

        assertThat(chart.hovers()).isEmpty();
        assertThat(chart.bands().stream()
                        .flatMap(band -> band.marks().stream())
                        .mapToInt(mark -> mark.path().length())
                        .sum())
                .isLessThan(6_000);
    }

    @Test
    void nothing_of_a_path_is_anything_but_numbers_and_letters_of_paths() {
        List<DayView> days = new ArrayList<>();
        for (int place = 0; place < 30; place++) {
            days.add(new DayView(
                    FIRST.plusDays(place),
                    new OutcomesView(place, place / 2, place / 3, 0, 1.0 / (place + 1)),
                    new DurationsView(0, 0, Math.pow(7, place), Math.pow(9, place), 0)));
        }

        assertThat(List.of(OutcomesChart.of("c", MONTH, days), DurationsChart.of("d", "t", MONTH, days)))
                .flatExtracting(Chart::bands)
                .flatExtracting(Chart.Band::marks)
                .allSatisfy(mark -> assertThat(mark.path()).matches("[MLhvz0-9. -]*"));
    }

    @Test
    void the_table_has_the_newest_day_first_and_the_same_numbers() {
        List<DayRow> rows = DayRow.ofOutcomes(MONTH, List.of(day(0, 9, 1), day(1, 3, 1), day(2, 0, 0)));

        assertThat(rows).extracting(DayRow::day).containsExactly("2 Sep", "1 Sep");
        assertThat(rows).extracting(DayRow::rate).containsExactly("75\u00a0%", "90\u00a0%");
    }

    private static DayView day(int place, long passed, long failed) {
        Double rate = passed + failed == 0 ? null : (double) passed / (passed + failed);
        return new DayView(FIRST.plusDays(place), new OutcomesView(passed + failed, passed, failed, 0, rate), null);
    }

    private static String path(Chart chart, String kind) {
        return chart.bands().stream()
                .flatMap(band -> band.marks().stream())
                .filter(mark -> mark.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .path();
    }
}
