package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import dev.cidashboard.aggregator.history.FlakySource.Break;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Change;
import dev.cidashboard.api.Platform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static dev.cidashboard.aggregator.history.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

/** What waited for the database while the world went on does not undo what was written since. */
class LateNewsTest {

    private static final Project REPO = Story.GITHUB;
    private static final Project RENAMED =
            Samples.project(REPO.id().instance(), Platform.GITHUB, REPO.id().nativeId(), "octo/other");

    private final SimulatedClock clock = new SimulatedClock(Samples.NOON.plus(Duration.ofHours(1)));
    private TestDatabase rows;
    private FlakySource source;
    private HistoryWriter writer;

    @BeforeEach
    void a_database() {
        rows = TestDatabase.create();
        rows.migrate();
        source = new FlakySource(rows.source());
        writer = new HistoryWriter(new Database(source, () -> {}, clock), Duration.ofDays(400), clock);
    }

    @Test
    void a_run_that_was_seen_before_a_project_was_renamed_does_not_rename_it_back() {
        tell(new Change.ProjectAppeared(REPO));
        tell(new Change.ProjectChanged(REPO, RENAMED));
        nothingIsBelievedAnyMore();

        tell(new Change.PipelineChanged(REPO, null, run("1").pipeline()));

        assertThat(rows.value("select path from project")).isEqualTo("octo/other");
        assertThat(rows.value("select count(*) from pipeline p join project j on j.id = p.project_id"))
                .isEqualTo(1L);
    }

    @Test
    void a_run_of_a_project_that_is_gone_does_not_bring_it_back() {
        tell(new Change.ProjectAppeared(REPO));
        tell(new Change.ProjectGone(REPO));
        nothingIsBelievedAnyMore();

        tell(new Change.PipelineChanged(REPO, null, run("1").pipeline()));

        assertThat(rows.value("select gone_at is not null from project")).isEqualTo(true);
    }

    @Test
    void a_project_that_is_there_again_goes_on_with_its_history() {
        tell(new Change.ProjectAppeared(REPO));
        tell(new Change.PipelineChanged(REPO, null, run("1").pipeline()));
        tell(new Change.ProjectGone(REPO));
        tell(new Change.ProjectAppeared(RENAMED));
        tell(new Change.PipelineChanged(RENAMED, null, run("2").pipeline()));

        assertThat(rows.rows("select path, gone_at is null as there from project"))
                .containsExactly(Map.of("path", "octo/other", "there", true));
        assertThat(rows.value("select count(*) from pipeline p join project j on j.id = p.project_id"))
                .isEqualTo(2L);
    }

    @Test
    void a_branch_that_moved_there_and_back_meanwhile_is_where_it_is() {
        move("aaaa", "bbbb");
        assertThat(writer.flushAll()).isTrue();
        move("bbbb", "cccc");
        move("cccc", "bbbb");

        assertThat(writer.flushAll()).isTrue();

        assertThat(rows.rows("select sha from branch_head order by seen_at"))
                .extracting(row -> row.get("sha"))
                .containsExactly("bbbb", "cccc", "bbbb");
    }

    @Test
    void moves_that_are_written_twice_are_there_once() {
        move("aaaa", "bbbb");
        move("bbbb", "cccc");
        source.breaks(Break.AFTER_COMMIT);
        boolean answered = writer.flushAll();
        source.breaks(Break.NEVER);
        move("cccc", "bbbb");

        assertThat(writer.flushAll()).isTrue();

        assertThat(answered).isFalse();
        assertThat(rows.rows("select sha from branch_head order by seen_at"))
                .extracting(row -> row.get("sha"))
                .containsExactly("bbbb", "cccc", "bbbb");
    }

    /** As after any batch that failed. */
    private void nothingIsBelievedAnyMore() {
        source.breaks(Break.AT_ONCE);
        writer.passed(REPO.id().instance(), clock.instant(), clock.instant(), 1, 0);
        assertThat(writer.flushAll()).isFalse();
        source.breaks(Break.NEVER);
    }

    private void tell(Change change) {
        writer.changed(change);
        assertThat(writer.flushAll()).isTrue();
    }

    private void move(String from, String to) {
        clock.advance(Duration.ofSeconds(1));
        writer.changed(new Change.BranchesChanged(REPO, branch(from), branch(to)));
    }

    private static Branches branch(String sha) {
        return new Branches(List.of(new Branch("main", false, Samples.commit(sha))), 1);
    }
}
