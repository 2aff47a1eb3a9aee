package dev.cidashboard.web.chart;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LineTest {
    private static final Scale UP_TO_100 = new Scale(100, 50, value -> "");

    @Test
    void neighbours_are_joined() {
        var line = line(0.0, 50.0, 100.0);

        assertThat(line.path()).isEqualTo("M5 100L15 50L25 0");
    }

    @Test
    void a_day_without_a_value_is_a_gap_and_no_zero() {
        var line = line(100.0, 100.0, null, 50.0, 50.0);

        assertThat(line.path()).isEqualTo("M5 0L15 0M35 50L45 50");
    }

    @Test
    void a_value_without_neighbours_is_a_dot() {
        var line = line(null, 50.0, null);

        assertThat(line.path()).isEmpty();
        assertThat(line.dots()).isEqualTo("M15 50h0");
    }

    @Test
    void of_ninety_days_only_those_without_neighbours_are_dots() {
        List<Double> values = Arrays.asList(new Double[90]);
        values.set(3, 100.0);
        values.set(50, 100.0);
        values.set(51, 100.0);

        var line = new Line(values, UP_TO_100, 100);

        assertThat(line.dots()).isEqualTo("M35 0h0");
        assertThat(line.path()).isEqualTo("M505 0L515 0");
    }

    @Test
    void no_value_draws_nothing() {
        var line = new Line(Collections.nCopies(30, null), UP_TO_100, 100);

        assertThat(line.path()).isEmpty();
        assertThat(line.dots()).isEmpty();
    }

    @Test
    void what_is_no_number_is_a_gap() {
        assertThat(line(Double.NaN, 50.0).dots()).isEqualTo("M15 50h0");
    }

    @Test
    void what_is_beyond_the_scale_stays_within_the_chart() {
        assertThat(line(-5.0, 1e300).path()).isEqualTo("M5 100L15 0");
    }

    @Test
    void the_area_goes_there_on_one_line_and_back_on_the_other() {
        assertThat(line(0.0, 0.0, null, 0.0).areaBelow(line(100.0, 50.0, null, 50.0)))
                .isEqualTo("M5 100L15 100L15 50L5 0z");
    }

    private static Line line(Double... values) {
        return new Line(Arrays.asList(values), UP_TO_100, 100);
    }
}
