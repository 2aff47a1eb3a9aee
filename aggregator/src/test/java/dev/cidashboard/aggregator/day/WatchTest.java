package dev.cidashboard.aggregator.day;

import dev.cidashboard.aggregator.fixture.Samples;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Freshness;
import dev.cidashboard.aggregator.state.Sighting;
import dev.cidashboard.aggregator.state.WarmState;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class WatchTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Project PROJECT = Samples.github(1);
    private static final Subject MERGE_REQUEST = new Subject.OfMergeRequest(PROJECT.id(), 7);

    private final SimulatedClock clock = SimulatedClock.started();
    private final Watch watch = new Watch();
    private final WarmState state =
            new WarmState(clock, new Freshness(FIVE_MINUTES, Duration.ofHours(24), FIVE_MINUTES), List.of(watch));

    @Test
    void a_change_is_seen_when_the_state_shows_it() {
        Happening opened = happened(MERGE_REQUEST, Subject.OfMergeRequest.look(true));
        listed();
        Duration before = later(20);

        shown(true);
        later(1);

        assertThat(before).isEqualTo(Duration.ofSeconds(20));
        assertThat(opened.isSeen()).isTrue();
        assertThat(opened.unseenFor(clock.instant())).isEqualTo(Duration.ofSeconds(21));
    }

    @Test
    void one_that_is_overtaken_is_seen_with_the_later_one() {
        listed();
        Happening opened = happened(MERGE_REQUEST, Subject.OfMergeRequest.look(true));
        later(10);
        Happening ready = happened(MERGE_REQUEST, Subject.OfMergeRequest.look(false));
        shown(false);

        later(5);

        assertThat(opened.unseenFor(clock.instant())).isEqualTo(Duration.ofSeconds(15));
        assertThat(ready.unseenFor(clock.instant())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void an_earlier_look_is_not_the_later_one() {
        listed();
        Happening opened = happened(MERGE_REQUEST, Subject.OfMergeRequest.look(true));
        Happening ready = happened(MERGE_REQUEST, Subject.OfMergeRequest.look(false));
        shown(true);

        later(5);

        assertThat(opened.isSeen()).isTrue();
        assertThat(ready.isSeen()).isFalse();
    }

    @Test
    void what_happened_in_a_project_that_is_deleted_does_not_count() {
        listed();
        happened(MERGE_REQUEST, Subject.OfMergeRequest.look(true));

        watch.deleted(PROJECT.id());
        Happening gone = happened(new Subject.Itself(PROJECT.id()), Subject.ABSENT);
        state.listing(Samples.GITHUB).finished();
        later(3);

        assertThat(watch.all()).containsExactly(gone);
        assertThat(watch.given()).isEqualTo(1);
        assertThat(gone.unseenFor(clock.instant())).isEqualTo(Duration.ofSeconds(3));
    }

    private Happening happened(Subject subject, String look) {
        Happening happening =
                new Happening(subject, Kind.MERGE_REQUEST, look, clock.instant(), Warmth.HOT, Warmth.HOT, "nothing");
        watch.await(happening, true);
        return happening;
    }

    private void listed() {
        WarmState.Listing listing = state.listing(Samples.GITHUB);
        listing.page(List.of(PROJECT));
        listing.finished();
    }

    private void shown(boolean draft) {
        state.apply(PROJECT.id(), new Sighting.OfMergeRequests(Samples.fresh(List.of(Samples.mergeRequest(7, draft)))));
    }

    /** Looks after so many seconds. */
    private Duration later(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        watch.look(state, clock.instant());
        return Duration.ofSeconds(seconds);
    }
}
