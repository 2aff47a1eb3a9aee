package dev.cidashboard.aggregator.connector;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SweepSizeTest {

    private final SweepSize size = new SweepSize(40);

    @Test
    void what_took_too_long_is_halved_and_grows_back() {
        size.tookTooLong();
        assertThat(size.present()).isEqualTo(20);

        answered(10);

        assertThat(size.present()).isEqualTo(40);
    }

    @Test
    void as_many_as_were_refused_are_not_asked_about_again_soon() {
        size.tooMany(40);
        size.tooMany(20);

        answered(100);

        assertThat(size.present()).isEqualTo(19);
    }

    @Test
    void a_server_that_has_become_more_generous_is_found_out() {
        size.tooMany(20);

        answered(220);

        assertThat(size.present()).isEqualTo(40);
    }

    @Test
    void a_part_of_a_query_that_was_refused_counts_as_what_it_was() {
        size.tooMany(6);

        assertThat(size.present()).isEqualTo(3);
        answered(10);
        assertThat(size.present()).isEqualTo(5);
    }

    @Test
    void one_project_is_the_least() {
        for (int i = 0; i < 10; i++) {
            size.tooMany(1);
        }

        assertThat(size.present()).isEqualTo(1);
    }

    private void answered(int times) {
        for (int i = 0; i < times; i++) {
            size.answered();
        }
    }
}
