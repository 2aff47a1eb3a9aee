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

        assertThat(size.present()).isEqualTo(10);
    }

    @Test
    void how_many_are_allowed_is_found_in_a_few_steps() {
        int refused = 0;
        for (int query = 0; query < 600; query++) {
            if (size.present() > 26) {
                refused++;
                size.tooMany(size.present());
            } else {
                size.answered(size.present());
            }
        }

        assertThat(size.present()).isBetween(24, 26);
        assertThat(refused).isLessThan(6);
    }

    @Test
    void a_server_that_has_become_stricter_is_believed() {
        answered(10);

        size.tooMany(40);

        assertThat(size.present()).isEqualTo(20);
        answered(1);
        size.tooMany(24);
        assertThat(size.present()).isEqualTo(12);
        answered(100);
        assertThat(size.present()).isEqualTo(22);
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
            size.answered(size.present());
        }
    }
}
