package dev.cidashboard.aggregator.refresh;

import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.ProjectState;
import dev.cidashboard.api.RepositoryView;
import dev.cidashboard.simulator.world.Truth;

import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares what is known of a project with what the forge holds, field by field. */
final class RowTruth {

    private RowTruth() {}

    /** Fails with the first field that differs. */
    static void holds(ProjectState known, Truth truth) {
        Project project = known.project();
        RepositoryView row = known.row();
        assertThat(project.path()).isEqualTo(truth.path());
        assertThat(project.name()).isEqualTo(truth.name());
        assertThat(project.description()).isEqualTo(truth.description());
        assertThat(project.defaultBranch()).isEqualTo(truth.defaultBranch());
        assertThat(project.archived()).isEqualTo(truth.archived());
        assertThat(project.visibility().name().toLowerCase(Locale.ROOT)).isEqualTo(truth.visibility());
        assertThat(row.status().word()).as("status of " + truth).isEqualTo(truth.status());
        assertThat(
                        row.pipeline() == null
                                ? null
                                : new Truth.DecidingPipeline(
                                        Long.parseLong(row.pipeline().id()),
                                        row.pipeline().status().word(),
                                        row.pipeline().ref(),
                                        row.pipeline().name(),
                                        row.pipeline().startedAt(),
                                        row.pipeline().durationSeconds()))
                .isEqualTo(truth.pipeline());
        assertThat(
                        row.lastCommit() == null
                                ? null
                                : new Truth.HeadCommit(
                                        row.lastCommit().sha(),
                                        row.lastCommit().author(),
                                        row.lastCommit().message(),
                                        row.lastCommit().at()))
                .isEqualTo(truth.lastCommit());
        assertThat(row.branchCount()).isEqualTo(truth.branchCount());
        assertThat(row.openMergeRequests()).isEqualTo(truth.openMergeRequests());
        assertThat(row.draftMergeRequests()).isEqualTo(truth.draftMergeRequests());
        assertThat(row.stale()).isFalse();
        assertThat(row.problem()).isNull();
    }
}
