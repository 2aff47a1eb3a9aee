package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.connector.Reading;
import dev.cidashboard.aggregator.forge.Failure;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class TroublesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final ProjectId PROJECT = new ProjectId(new InstanceId("github-main"), "7");

    private final Troubles troubles = new Troubles();

    @Test
    void what_is_forbidden_is_left_alone_for_half_an_hour_and_the_rest_is_tried_again() {
        troubles.failed(PROJECT, Reading.PIPELINES, failure(Failure.Kind.FORBIDDEN), NOW, NOW);
        troubles.failed(PROJECT, Reading.BRANCHES, failure(Failure.Kind.SERVER_ERROR), NOW, NOW);

        assertThat(troubles.refused(PROJECT, NOW.plusSeconds(1_799))).containsExactly(Reading.PIPELINES);
        assertThat(troubles.refused(PROJECT, NOW.plusSeconds(1_800))).isEmpty();
        assertThat(troubles.of(PROJECT)).containsExactlyInAnyOrder(Reading.PIPELINES, Reading.BRANCHES);
    }

    @Test
    void what_is_forbidden_is_asked_at_once_when_somebody_says_that_it_may_be_different() {
        troubles.failed(PROJECT, Reading.PIPELINES, failure(Failure.Kind.FORBIDDEN), NOW, NOW);

        troubles.tryAllAgain(NOW);

        assertThat(troubles.refused(PROJECT, NOW)).isEmpty();
        assertThat(troubles.isTroubled(PROJECT)).isTrue();
    }

    @Test
    void what_was_refused_before_somebody_said_so_and_is_only_heard_of_afterwards_says_nothing() {
        troubles.tryAllAgain(NOW);

        troubles.failed(PROJECT, Reading.PIPELINES, failure(Failure.Kind.FORBIDDEN), NOW.minusMillis(1), NOW);

        assertThat(troubles.refused(PROJECT, NOW)).isEmpty();
        assertThat(troubles.isTroubled(PROJECT)).isTrue();
    }

    @Test
    void what_succeeds_is_no_trouble_any_more() {
        troubles.failed(PROJECT, Reading.PIPELINES, failure(Failure.Kind.FORBIDDEN), NOW, NOW);

        troubles.succeeded(PROJECT, Reading.PIPELINES);

        assertThat(troubles.isTroubled(PROJECT)).isFalse();
        assertThat(troubles.refused(PROJECT, NOW)).isEmpty();
    }

    private static Failure failure(Failure.Kind kind) {
        return new Failure(kind, "it says no", null);
    }
}
