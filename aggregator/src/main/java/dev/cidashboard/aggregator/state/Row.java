package dev.cidashboard.aggregator.state;

import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.Verdict;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.api.CommitView;
import dev.cidashboard.api.DecidingPipelineView;
import dev.cidashboard.api.RepositoryView;

import java.time.Duration;
import java.time.Instant;

/**
 * One row of the overview, ready to be sent.
 *
 * @param bytes its JSON
 * @param hash of its content without {@code asOf}, which differs after a restart although the content does not
 */
record Row(RepositoryView view, byte[] bytes, long hash) {

    /** The row of some content; the previous one, untouched, if the content is the same. */
    static Row of(RepositoryView content, Row previous, Instant now) {
        if (previous != null && at(content, previous.view.asOf()).equals(previous.view)) {
            return previous;
        }
        RepositoryView view = at(content, now);
        return new Row(view, ViewJson.bytes(view), ContentHash.of(ViewJson.bytes(at(content, null))));
    }

    /** The row as it was before a restart, if its content is the same; else one of now. */
    static Row restored(RepositoryView content, Instant asOf, long hash, Instant now) {
        long present = ContentHash.of(ViewJson.bytes(at(content, null)));
        RepositoryView view = at(content, asOf != null && present == hash ? asOf : now);
        return new Row(view, ViewJson.bytes(view), present);
    }

    static RepositoryView content(
            Project project, Facets facets, Verdict verdict, Commit head, Ages ages, String problem) {
        return new RepositoryView(
                project.id(),
                project.id().instance(),
                project.platform(),
                project.path(),
                project.name(),
                project.webUrl(),
                project.defaultBranch(),
                verdict.status(),
                toView(verdict.deciding()),
                toView(head),
                facets.ofTheRow().branchCount(),
                facets.ofTheRow().openCount(),
                facets.ofTheRow().draftCount(),
                null,
                ages.rowIsStale(),
                ages.staleRowConfirmedAt(facets),
                problem);
    }

    static DecidingPipelineView toView(Pipeline pipeline) {
        return pipeline == null
                ? null
                : new DecidingPipelineView(
                        pipeline.id().value(),
                        pipeline.status(),
                        pipeline.webUrl(),
                        pipeline.ref(),
                        pipeline.name(),
                        pipeline.startedAt(),
                        seconds(pipeline.duration()));
    }

    static CommitView toView(Commit commit) {
        return commit == null ? null : new CommitView(commit.sha(), commit.author(), commit.message(), commit.at());
    }

    static Long seconds(Duration duration) {
        return duration == null ? null : (Long) duration.toSeconds();
    }

    private static RepositoryView at(RepositoryView row, Instant asOf) {
        return new RepositoryView(
                row.id(),
                row.instance(),
                row.platform(),
                row.path(),
                row.name(),
                row.webUrl(),
                row.defaultBranch(),
                row.status(),
                row.pipeline(),
                row.lastCommit(),
                row.branchCount(),
                row.openMergeRequests(),
                row.draftMergeRequests(),
                asOf,
                row.stale(),
                row.confirmedAt(),
                row.problem());
    }
}
