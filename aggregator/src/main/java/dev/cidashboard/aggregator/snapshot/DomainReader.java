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
import dev.cidashboard.aggregator.project.Visibility;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.Platform;
import dev.cidashboard.api.ProjectId;
import dev.cidashboard.api.Status;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** Reads the words of other rooms out of a row, as {@link DomainWriter} wrote them. */
final class DomainReader {

    private final RowReader row;

    DomainReader(RowReader row) {
        this.row = row;
    }

    Project project(InstanceId instance) {
        return new Project(
                new ProjectId(instance, row.once()),
                row.word(Platform.class),
                row.text(),
                row.text(),
                row.text(),
                row.word(Visibility.class),
                row.address(row.text()),
                row.address(row.text()),
                row.word(),
                row.moment(),
                row.flag(),
                row.text());
    }

    Map<PipelineId, Integer> missed() {
        Map<PipelineId, Integer> missed = new HashMap<>();
        for (int left = row.count(); left > 0; left--) {
            missed.put(new PipelineId(row.once()), row.count());
        }
        return missed;
    }

    Optional<PipelineId> head() {
        return Optional.ofNullable(row.text()).map(PipelineId::new);
    }

    Branches branches() {
        int total = row.count();
        return new Branches(row.list(this::branch), total);
    }

    Branch branch() {
        return new Branch(row.word(), row.flag(), commit());
    }

    Commit commit() {
        return row.shared(Commit.class, () -> new Commit(row.once(), row.word(), row.text(), row.moment()));
    }

    MergeRequest mergeRequest() {
        return new MergeRequest(
                row.once(),
                row.number(),
                row.text(),
                row.word(),
                row.flag(),
                row.word(),
                row.word(),
                row.list(row::word),
                row.moment(),
                row.moment(),
                row.address(row.text()));
    }

    Pipeline pipeline() {
        String id = RowReader.required(row.once());
        String workflow = row.word();
        String name = row.word();
        Long number = row.numberOrNull();
        int attempt = row.smallNumber();
        Status status = row.word(Status.class);
        String event = row.word();
        String ref = row.word();
        Commit commit = commit();
        String title = row.text();
        String actor = row.word();
        Instant createdAt = row.moment();
        Instant startedAt = row.moment();
        Instant updatedAt = row.moment();
        Instant finishedAt = row.moment();
        return new Pipeline(
                new PipelineId(id),
                workflow,
                name,
                number,
                attempt,
                status,
                event,
                ref,
                commit,
                title,
                actor,
                createdAt,
                startedAt,
                updatedAt,
                finishedAt,
                row.duration(),
                addressEndingIn(id),
                row.flag());
    }

    private String addressEndingIn(String id) {
        boolean ends = row.flag();
        String address = row.address(row.text());
        return ends ? RowReader.required(address) + id : address;
    }

    Glimpse glimpse() {
        return new Glimpse(
                commit(),
                row.list(() -> new Glimpse.Run(new PipelineId(row.once()), row.word(Status.class), row.moment())),
                row.flag() ? recent() : null,
                row.moment(),
                number(row.numberOrNull()),
                new HashSet<>(row.list(row::word)),
                number(row.numberOrNull()),
                number(row.numberOrNull()),
                row.moment());
    }

    private RecentPipelines recent() {
        return new RecentPipelines(row.list(this::pipeline), row.count(), row.flag(), row.flag());
    }

    private static Integer number(Long number) {
        return number == null ? null : (Integer) Math.toIntExact(number);
    }
}
