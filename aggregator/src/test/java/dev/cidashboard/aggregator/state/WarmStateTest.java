package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.api.Status;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static dev.cidashboard.aggregator.fixture.Runs.run;
import static dev.cidashboard.aggregator.fixture.Samples.GITHUB;
import static dev.cidashboard.aggregator.fixture.Samples.bare;
import static dev.cidashboard.aggregator.fixture.Samples.branch;
import static dev.cidashboard.aggregator.fixture.Samples.branches;
import static dev.cidashboard.aggregator.fixture.Samples.commit;
import static dev.cidashboard.aggregator.fixture.Samples.fresh;
import static dev.cidashboard.aggregator.fixture.Samples.mergeRequest;
import static dev.cidashboard.aggregator.state.WatchedState.ONE;
import static dev.cidashboard.aggregator.state.WatchedState.TTL;
import static org.assertj.core.api.Assertions.assertThat;

class WarmStateTest {

    private final WatchedState watched = new WatchedState();

    @Test
    void a_listed_project_is_there_at_once_with_a_status_that_nobody_knows() {
        watched.list(ONE);

        RepositoryView row = watched.row();
        assertThat(row.status()).isEqualTo(Status.UNKNOWN);
        assertThat(row.branchCount()).isNull();
        assertThat(row.openMergeRequests()).isNull();
        assertThat(row.stale()).isFalse();
        assertThat(watched.changes).containsExactly(new Change.ProjectAppeared(ONE));
    }

    @Test
    void a_project_without_any_pipeline_has_none() {
        watched.list(ONE);

        watched.pipelines(fresh(List.of()));

        assertThat(watched.row().status()).isEqualTo(Status.NONE);
    }

    @Test
    void a_row_is_complete_after_its_readings() {
        watched.list(ONE);

        watched.pipelines(fresh(List.of(run(2).is(Status.FAILED).pipeline(), run(1).pipeline())));
        watched.seeBranches(fresh(branches(branch("main", commit("abc")), branch("feature/x", bare("def")))));
        watched.seeMergeRequests(fresh(List.of(mergeRequest(1, false), mergeRequest(2, true))));

        RepositoryView row = watched.row();
        assertThat(row.status()).isEqualTo(Status.FAILED);
        assertThat(row.pipeline().id()).isEqualTo("2");
        assertThat(row.lastCommit().sha()).isEqualTo("abc");
        assertThat(row.lastCommit().author()).isEqualTo("Ada");
        assertThat(row.branchCount()).isEqualTo(2);
        assertThat(row.openMergeRequests()).isEqualTo(2);
        assertThat(row.draftMergeRequests()).isEqualTo(1);
    }

    @Test
    void listeners_hear_each_change_after_readers_can_see_it() {
        List<Status> seenByListener = new ArrayList<>();
        WarmState[] told = new WarmState[1];
        told[0] = new WarmState(watched.clock, new Freshness(TTL, TTL, TTL), List.of(change -> {
            if (change instanceof Change.PipelineChanged) {
                seenByListener.add(
                        told[0].find(change.project()).orElseThrow().row().status());
            }
        }));
        told[0].listing(GITHUB).page(List.of(ONE));

        told[0].apply(ONE.id(), new Sighting.OfPipelines(fresh(RecentPipelines.all(List.of(run(1).pipeline())))));

        assertThat(seenByListener).containsExactly(Status.SUCCESS);
    }

    @Test
    void a_listener_that_throws_hurts_nobody() {
        List<Change> heard = new ArrayList<>();
        ChangeListener broken = change -> {
            throw new IllegalStateException("on purpose");
        };
        WarmState told = new WarmState(watched.clock, new Freshness(TTL, TTL, TTL), List.of(broken, heard::add));

        told.listing(GITHUB).page(List.of(ONE));

        assertThat(heard).containsExactly(new Change.ProjectAppeared(ONE));
    }

    @Test
    void pipelines_that_are_new_or_different_are_told_oldest_first() {
        watched.loaded();
        watched.changes.clear();

        Pipeline finished = run(2).pipeline();
        watched.pipelines(fresh(List.of(
                run(3).is(Status.RUNNING).pipeline(),
                finished,
                run(1).attempt(2).is(Status.QUEUED).pipeline())));

        assertThat(watched.changes)
                .filteredOn(Change.PipelineChanged.class::isInstance)
                .containsExactly(
                        new Change.PipelineChanged(
                                ONE,
                                run(1).pipeline(),
                                run(1).attempt(2).is(Status.QUEUED).pipeline()),
                        new Change.PipelineChanged(ONE, null, finished),
                        new Change.PipelineChanged(
                                ONE, null, run(3).is(Status.RUNNING).pipeline()));
    }

    @Test
    void many_threads_lose_no_change_and_tell_them_in_order() throws InterruptedException {
        watched.list(ONE);
        List<Long> told = java.util.Collections.synchronizedList(new ArrayList<>());
        WarmState busy = new WarmState(watched.clock, new Freshness(TTL, TTL, TTL), List.of(change -> {
            if (change instanceof Change.RowChanged row && row.after().pipeline() != null) {
                told.add(Long.valueOf(row.after().pipeline().id()));
            }
        }));
        busy.listing(GITHUB).page(List.of(ONE));
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int first = 1 + thread * 250;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int id = first; id < first + 250; id++) {
                    busy.apply(
                            ONE.id(), new Sighting.OfPipeline(run(id).pipeline().id(), fresh(run(id).pipeline())));
                    busy.apply(ONE.id(), new Sighting.OfHeadPipeline(fresh(Optional.of(run(id).pipeline()))));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(told).isSorted();
        assertThat(busy.find(ONE.id()).orElseThrow().row().pipeline().id()).isEqualTo("1000");
    }
}
