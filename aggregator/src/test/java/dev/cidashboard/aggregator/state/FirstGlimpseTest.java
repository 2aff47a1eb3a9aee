package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static dev.cidashboard.aggregator.fixture.Samples.bare;
import static dev.cidashboard.aggregator.fixture.Samples.branch;
import static dev.cidashboard.aggregator.fixture.Samples.branches;
import static dev.cidashboard.aggregator.fixture.Samples.commit;
import static dev.cidashboard.aggregator.fixture.Samples.fresh;
import static dev.cidashboard.aggregator.state.WatchedState.ONE;
import static org.assertj.core.api.Assertions.assertThat;

/** What a sweep tells of a project of which no list was ever read. */
class FirstGlimpseTest {

    private final WatchedState watched = new WatchedState();

    @BeforeEach
    void list() {
        watched.list(ONE);
    }

    @Test
    void its_counts_and_its_commit_are_in_the_row_and_its_lists_are_still_to_come() {
        see(glimpse(7, 5, 2));

        RepositoryView row = watched.row();
        assertThat(row.branchCount()).isEqualTo(7);
        assertThat(row.openMergeRequests()).isEqualTo(5);
        assertThat(row.draftMergeRequests()).isEqualTo(2);
        assertThat(row.lastCommit().sha()).isEqualTo(commit("abc").sha());
        assertThat(row.status()).isEqualTo(Status.UNKNOWN);
        assertThat(watched.known().isLoaded()).isFalse();
        assertThat(watched.known().branches().loaded()).isFalse();
        assertThat(watched.known().mergeRequests().loaded()).isFalse();
    }

    @Test
    void with_the_latest_pipelines_the_row_is_complete() {
        see(glimpse(7, 5, 2));
        latest(new RecentPipelines(
                List.of(run(9).on("other").pipeline(), run(3).is(Status.FAILED).pipeline()), 2, false, false));

        assertThat(watched.row().status()).isEqualTo(Status.FAILED);
        assertThat(watched.known().isLoaded()).isTrue();
        assertThat(watched.known().pipelines().loaded()).isFalse();
    }

    @Test
    void drafts_that_were_not_all_told_leave_the_row_incomplete() {
        see(glimpse(7, 500, null));
        latest(new RecentPipelines(List.of(run(3).pipeline()), 1, true, true));

        assertThat(watched.known().isMergeRequestsCounted()).isFalse();
        assertThat(watched.row().draftMergeRequests()).isNull();
        assertThat(watched.known().isLoaded()).isFalse();
    }

    @Test
    void that_none_of_the_latest_is_of_the_default_branch_says_nothing_unless_these_are_all() {
        latest(new RecentPipelines(List.of(run(9).on("other").pipeline()), 1, false, false));
        assertThat(watched.known().isVerdictTold()).isFalse();

        latest(new RecentPipelines(List.of(run(9).on("other").pipeline()), 1, true, true));
        assertThat(watched.known().isVerdictTold()).isTrue();
        assertThat(watched.row().status()).isEqualTo(Status.NONE);
    }

    @Test
    void what_a_list_told_stands_over_what_a_query_told_before() {
        see(glimpse(7, 5, 2));
        latest(new RecentPipelines(List.of(run(3).is(Status.FAILED).pipeline()), 1, false, false));

        watched.pipelines(fresh(List.of(run(3).is(Status.FAILED).pipeline(), run(4).pipeline())));
        watched.seeBranches(fresh(branches(branch("main", bare("abc")), branch("other", bare("def")))));
        watched.seeMergeRequests(fresh(List.of()));

        RepositoryView row = watched.row();
        assertThat(row.status()).isEqualTo(Status.SUCCESS);
        assertThat(row.branchCount()).isEqualTo(2);
        assertThat(row.openMergeRequests()).isZero();
        assertThat(row.lastCommit().message())
                .as("the list of branches names the commit only by its sha")
                .isEqualTo(commit("abc").message());
    }

    @Test
    void a_query_about_the_latest_changes_nothing_once_the_list_was_read() {
        watched.loaded();
        RepositoryView before = watched.row();

        latest(new RecentPipelines(List.of(run(99).is(Status.FAILED).pipeline()), 1, true, true));

        assertThat(watched.row()).isSameAs(before);
    }

    /** An answer with holes at the moment of a push: what it lacks is told later, and is asked for until then. */
    @Test
    void the_words_of_a_new_commit_that_was_told_with_holes_are_still_to_come() {
        watched.loaded();
        Commit whole = commit("after-the-push");

        see(glimpse(new Commit(whole.sha(), whole.author(), null, null)));
        assertThat(watched.row().lastCommit().sha()).isEqualTo(whole.sha());
        assertThat(watched.known().headIsDescribed()).isFalse();

        see(glimpse(whole));
        assertThat(watched.known().head()).contains(whole);
        assertThat(watched.known().headIsDescribed()).isTrue();

        see(glimpse(new Commit(whole.sha(), whole.author(), null, null)));
        assertThat(watched.known().head()).contains(whole);
    }

    private void see(Glimpse glimpse) {
        watched.state.apply(ONE.id(), new Sighting.OfGlimpse(glimpse, watched.clock.instant(), true));
    }

    private void latest(RecentPipelines pipelines) {
        watched.state.apply(ONE.id(), new Sighting.OfLatest(pipelines));
    }

    private static Glimpse glimpse(int branches, int open, Integer drafts) {
        return new Glimpse(commit("abc"), List.of(), null, null, branches, Set.of(), open, drafts, null);
    }

    private static Glimpse glimpse(Commit head) {
        return new Glimpse(head, List.of(), null, null, 1, Set.of(), 0, 0, null);
    }
}
