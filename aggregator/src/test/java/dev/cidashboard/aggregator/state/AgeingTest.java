package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Observation;
import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.forge.Failure;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static dev.cidashboard.aggregator.fixture.Samples.GITHUB;
import static dev.cidashboard.aggregator.fixture.Samples.branch;
import static dev.cidashboard.aggregator.fixture.Samples.branches;
import static dev.cidashboard.aggregator.fixture.Samples.commit;
import static dev.cidashboard.aggregator.fixture.Samples.failed;
import static dev.cidashboard.aggregator.fixture.Samples.fresh;
import static dev.cidashboard.aggregator.fixture.Samples.mergeRequest;
import static dev.cidashboard.aggregator.state.WatchedState.ONE;
import static dev.cidashboard.aggregator.state.WatchedState.TTL;
import static org.assertj.core.api.Assertions.assertThat;

/** When a row says that it could not be confirmed in time. */
class AgeingTest {

    private final WatchedState watched = new WatchedState();

    @Test
    void a_confirmation_changes_neither_bytes_nor_hash_nor_as_of() {
        watched.loaded();
        Row before = watched.known().keptRow();

        watched.clock.advance(Duration.ofMinutes(1));
        watched.pipelines(new Observation.NotModified<>(List.of(run(1).pipeline())));

        assertThat(watched.known().keptRow()).isSameAs(before);
        assertThat(watched.known().pipelines().confirmedAt()).isEqualTo(watched.clock.instant());
        assertThat(watched.known().pipelines().changedAt()).isEqualTo(Samples.EIGHT);
    }

    @Test
    void changed_content_says_when_it_changed() {
        watched.loaded();

        watched.clock.advance(Duration.ofMinutes(1));
        watched.pipelines(fresh(List.of(run(2).pipeline(), run(1).pipeline())));

        assertThat(watched.row().asOf()).isEqualTo(watched.clock.instant());
    }

    @Test
    void the_hash_of_a_row_outlives_a_restart() {
        watched.loaded();
        WarmState restarted = new WarmState(watched.clock, new Freshness(TTL, Duration.ofHours(24), TTL), List.of());
        watched.clock.advance(Duration.ofHours(1));

        restarted.listing(GITHUB).page(List.of(ONE));
        for (Sighting sighting : WatchedState.sightings()) {
            restarted.apply(ONE.id(), sighting);
        }

        ProjectState again = restarted.find(ONE.id()).orElseThrow();
        assertThat(again.keptRow().hash()).isEqualTo(watched.known().keptRow().hash());
        assertThat(again.row().asOf()).isNotEqualTo(watched.row().asOf());
    }

    @Test
    void a_row_that_waits_for_its_turn_in_the_next_pass_is_not_stale() {
        watched.loaded();

        watched.clock.advance(TTL.plusSeconds(30));
        watched.state.age();

        assertThat(watched.row().stale()).isFalse();
    }

    @Test
    void a_row_that_could_not_be_confirmed_within_its_ttl_is_stale_until_it_is() {
        watched.loaded();
        watched.pipelines(failed(Failure.Kind.TIMED_OUT));

        watched.clock.advance(TTL.plusSeconds(1));
        watched.state.age();

        assertThat(watched.row().stale()).isTrue();
        watched.pipelines(fresh(List.of(run(1).pipeline())));
        watched.seeBranches(fresh(branches(branch("main", commit("abc")))));
        watched.seeMergeRequests(fresh(List.of(mergeRequest(1, false))));
        assertThat(watched.row().stale()).isFalse();
        assertThat(watched.row().problem()).isNull();
    }

    @Test
    void a_stale_row_says_when_it_was_confirmed_and_a_fresh_one_does_not() {
        watched.loaded();
        Instant confirmed = watched.clock.instant();
        watched.pipelines(failed(Failure.Kind.TIMED_OUT));
        assertThat(watched.row().confirmedAt()).isNull();

        watched.clock.advance(TTL.plusSeconds(1));
        watched.state.age();
        watched.seeBranches(fresh(branches(branch("main", commit("abc")))));

        assertThat(watched.row().stale()).isTrue();
        assertThat(watched.row().confirmedAt()).isEqualTo(confirmed);
    }

    @Test
    void a_row_that_nobody_asked_for_is_stale_when_its_turn_is_overdue() {
        watched.loaded();

        watched.clock.advance(TTL.plus(TTL).plusSeconds(1));
        watched.state.age();

        assertThat(watched.row().stale()).isTrue();
        assertThat(watched.known().ages().pipelines()).isEqualTo(Age.STALE);
    }

    @Test
    void a_facet_expires_after_its_stale_ttl() {
        watched.loaded();

        watched.clock.advance(Duration.ofHours(24).plusSeconds(1));
        watched.state.age();

        assertThat(watched.known().ages().branches()).isEqualTo(Age.EXPIRED);
        assertThat(watched.known().branches().value().listed()).hasSize(1);
    }

    @Test
    void a_stale_row_names_what_troubles_its_whole_instance() {
        watched.loaded();
        watched.state.instanceTroubled(GITHUB, Samples.failure(Failure.Kind.UNAUTHORIZED));
        watched.clock.advance(TTL.plusSeconds(1));

        watched.state.age();

        assertThat(watched.row().stale()).isTrue();
        assertThat(watched.row().problem()).isEqualTo("it is unauthorized");
    }

    @Test
    void ageing_without_anything_crossing_a_border_swaps_nothing() {
        watched.loaded();
        ProjectState before = watched.known();

        watched.clock.advance(Duration.ofMinutes(1));
        watched.state.age();

        assertThat(watched.known()).isSameAs(before);
    }
}
