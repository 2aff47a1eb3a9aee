package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.pipeline.RecentPipelines;
import dev.cidashboard.aggregator.project.Branch;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;

import java.util.Map;
import java.util.Optional;

/** The words of other rooms, written into a row. {@link DomainReader} reads the same in the same order. */
final class DomainWriter {

    private final RowWriter row;

    DomainWriter(RowWriter row) {
        this.row = row;
    }

    void project(Project project) {
        row.once(project.id().nativeId());
        row.word(project.platform());
        row.text(project.path());
        row.text(project.name());
        row.text(project.description());
        row.word(project.visibility());
        row.text(project.webUrl());
        row.text(project.avatar());
        row.text(project.defaultBranch());
        row.moment(project.lastActivityAt());
        row.flag(project.archived());
        row.text(project.globalId());
    }

    void missed(Map<PipelineId, Integer> missed) {
        row.list(missed.entrySet(), one -> {
            row.once(one.getKey().value());
            row.count(one.getValue());
        });
    }

    void head(Optional<PipelineId> head) {
        row.text(head.map(PipelineId::value).orElse(null));
    }

    void branches(Branches branches) {
        row.count(branches.total());
        row.list(branches.listed(), this::branch);
    }

    void branch(Branch branch) {
        row.text(branch.name());
        row.flag(branch.isProtected());
        commit(branch.head());
    }

    /** Nearly every run of a push has the same one: kept once, it is also one object when it is read. */
    void commit(Commit commit) {
        row.shared(commit, one -> {
            row.once(one.sha());
            row.text(one.author());
            row.text(one.message());
            row.moment(one.at());
        });
    }

    void mergeRequest(MergeRequest request) {
        row.once(request.id());
        row.number(request.number());
        row.text(request.title());
        row.text(request.author());
        row.flag(request.draft());
        row.text(request.sourceBranch());
        row.text(request.targetBranch());
        row.list(request.reviewers(), row::text);
        row.moment(request.createdAt());
        row.moment(request.updatedAt());
        row.text(request.webUrl());
    }

    void pipeline(Pipeline pipeline) {
        String id = pipeline.id().value();
        row.once(id);
        row.text(pipeline.workflow());
        row.text(pipeline.name());
        row.numberOrNull(pipeline.number());
        row.number(pipeline.attempt());
        row.word(pipeline.status());
        row.text(pipeline.event());
        row.text(pipeline.ref());
        commit(pipeline.commit());
        row.text(pipeline.title());
        row.text(pipeline.actor());
        row.moment(pipeline.createdAt());
        row.moment(pipeline.startedAt());
        row.moment(pipeline.updatedAt());
        row.moment(pipeline.finishedAt());
        row.duration(pipeline.duration());
        addressEndingIn(id, pipeline.webUrl());
        row.flag(pipeline.detailed());
    }

    /** All addresses of a project's pipelines differ in their ids only. */
    private void addressEndingIn(String id, String address) {
        boolean ends = address != null && address.endsWith("/" + id);
        row.flag(ends);
        row.text(ends ? address.substring(0, address.length() - id.length()) : address);
    }

    void glimpse(Glimpse glimpse) {
        commit(glimpse.head());
        row.list(glimpse.runs(), run -> {
            row.once(run.id().value());
            row.word(run.status());
            row.moment(run.updatedAt());
        });
        row.flag(glimpse.recent() != null);
        if (glimpse.recent() != null) {
            recent(glimpse.recent());
        }
        row.moment(glimpse.pushedAt());
        row.numberOrNull(glimpse.branches());
        row.list(glimpse.recentBranches(), row::text);
        row.numberOrNull(glimpse.openMergeRequests());
        row.numberOrNull(glimpse.drafts());
        row.moment(glimpse.mergeRequestsAt());
    }

    private void recent(RecentPipelines recent) {
        row.list(recent.listed(), this::pipeline);
        row.count(recent.consecutive());
        row.flag(recent.whole());
        row.flag(recent.ofDefaultBranch());
    }
}
