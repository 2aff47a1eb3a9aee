package dev.cidashboard.aggregator.day;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SweepCostTest {

    @Test
    void a_thousand_idle_projects_are_swept_for_a_few_dozen_requests() {
        assertThat(SweepCost.of(1_000)).hasSize(2).allSatisfy(cost -> {
            assertThat(cost.projects()).isEqualTo(1_000);
            assertThat(cost.holds()).as(cost.toString()).isTrue();
        });
    }
}
