package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.connector.Glimpse;
import dev.cidashboard.aggregator.connector.Keepsake;
import dev.cidashboard.aggregator.forge.Words;
import dev.cidashboard.aggregator.pipeline.Pipeline;
import dev.cidashboard.aggregator.pipeline.PipelineId;
import dev.cidashboard.aggregator.project.Branches;
import dev.cidashboard.aggregator.project.Commit;
import dev.cidashboard.aggregator.project.MergeRequest;
import dev.cidashboard.aggregator.project.Project;
import dev.cidashboard.aggregator.state.Facet;
import dev.cidashboard.aggregator.state.FormerPaths;
import dev.cidashboard.aggregator.state.ProjectSnapshot;
import dev.cidashboard.aggregator.state.SnapshotPart;
import dev.cidashboard.aggregator.state.SnapshotRow;
import dev.cidashboard.api.InstanceId;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** From what state holds to the rows that are saved, and back. Safe for use by many threads. */
final class SnapshotForm {

    /**
     * Of the rows, and of how connectors read what their forge says: to be counted up with any change of either. Rows of
     * another version are not read; what they held is read from the forges.
     */
    static final int VERSION = 2;

    private final Words words;

    SnapshotForm(Words words) {
        this.words = words;
    }

    /** What a snapshot holds of one project. */
    record Restored(ProjectSnapshot snapshot, Keepsake keepsake) {}

    /** The row of a part, with its value. */
    SnapshotRow row(ProjectSnapshot snapshot, SnapshotPart part) {
        return switch (part) {
            case PROJECT -> row(snapshot, part, writing(row -> project(snapshot, row)));
            case PIPELINES, HEAD, BRANCHES, COMMITS, MERGE_REQUESTS, GLIMPSE ->
                row(snapshot, part, snapshot.facet(part), writing(row -> facet(snapshot, part, row)));
            case INSTANCE, MEMORY -> throw new IllegalArgumentException(part + " is no part of what state holds");
        };
    }

    private static void facet(ProjectSnapshot snapshot, SnapshotPart part, RowWriter row) {
        DomainWriter domain = new DomainWriter(row);
        switch (part) {
            case PIPELINES -> row.list(snapshot.pipelines().value(), domain::pipeline);
            case HEAD -> domain.head(snapshot.head().value());
            case BRANCHES -> domain.branches(snapshot.branches().value());
            case COMMITS -> row.list(snapshot.commits().value().values(), domain::commit);
            case MERGE_REQUESTS -> row.list(snapshot.mergeRequests().value(), domain::mergeRequest);
            case GLIMPSE -> row.list(snapshot.glimpse().value().stream().toList(), domain::glimpse);
            case INSTANCE, PROJECT, MEMORY -> throw new IllegalArgumentException(part + " is no facet");
        }
    }

    /** Only the times of a facet. */
    SnapshotRow times(ProjectSnapshot snapshot, SnapshotPart part) {
        return row(snapshot, part, snapshot.facet(part), null);
    }

    SnapshotRow memory(ProjectSnapshot snapshot, Keepsake keepsake, Signature signature) {
        return row(snapshot, SnapshotPart.MEMORY, writing(row -> {
            signature.write(row);
            new MemoryWriter(row, Known.of(snapshot)).keepsake(keepsake);
        }));
    }

    /** @param whole whether all of its projects were listed, so that the snapshot is of all that it has */
    SnapshotRow instance(InstanceId id, boolean whole, Keepsake keepsake, Known known, Signature signature) {
        byte[] value = writing(row -> {
            row.flag(whole);
            signature.write(row);
            new MemoryWriter(row, known).keepsake(keepsake);
        });
        return new SnapshotRow(id, SnapshotRow.NO_PROJECT, SnapshotPart.INSTANCE, null, null, false, value);
    }

    /** @throws Unreadable for rows that this version did not write in this way */
    Restored read(List<SnapshotRow> rows, Signature signature) {
        return attempt(() -> {
            Map<SnapshotPart, SnapshotRow> parts = new HashMap<>();
            rows.forEach(row -> parts.put(row.part(), row));
            RowReader.expect(parts.containsKey(SnapshotPart.PROJECT), "lacks the project itself");
            ProjectSnapshot snapshot = snapshot(parts);
            RowReader.expect(
                    snapshot.project().id().nativeId().equals(rows.getFirst().project()), "is of another project");
            return new Restored(snapshot, keepsake(parts.get(SnapshotPart.MEMORY), snapshot, signature));
        });
    }

    /** Whether the snapshot is of all that the instance has; false for what cannot be read. */
    boolean isWhole(SnapshotRow row) {
        return attempt(() -> reader(row).flag());
    }

    /** What the connector remembered of the list of projects; nothing if somebody else was asked. */
    Keepsake ofInstance(SnapshotRow row, Known known, Signature signature) {
        return attempt(() -> {
            RowReader reader = reader(row);
            reader.flag();
            return keepsake(reader, row.instance(), known, signature);
        });
    }

    private ProjectSnapshot snapshot(Map<SnapshotPart, SnapshotRow> parts) {
        SnapshotRow own = parts.get(SnapshotPart.PROJECT);
        RowReader row = reader(own);
        Project project = new DomainReader(row).project(own.instance());
        FormerPaths formerPaths = new FormerPaths(row.list(row::text));
        String coveredBranch = row.word();
        Map<PipelineId, Integer> missed = new DomainReader(row).missed();
        Instant asOf = row.moment();
        long rowHash = row.number();
        row.end();
        return new ProjectSnapshot(
                project,
                formerPaths,
                facet(parts.get(SnapshotPart.PIPELINES), List.of(), SnapshotForm::pipelines),
                facet(parts.get(SnapshotPart.HEAD), Optional.empty(), one -> new DomainReader(one).head()),
                facet(parts.get(SnapshotPart.BRANCHES), Branches.NONE, one -> new DomainReader(one).branches()),
                facet(parts.get(SnapshotPart.COMMITS), Map.of(), SnapshotForm::commits),
                facet(parts.get(SnapshotPart.MERGE_REQUESTS), List.of(), SnapshotForm::mergeRequests),
                coveredBranch,
                missed,
                facet(parts.get(SnapshotPart.GLIMPSE), Optional.empty(), SnapshotForm::glimpse),
                asOf,
                rowHash);
    }

    private static List<Pipeline> pipelines(RowReader row) {
        List<Pipeline> pipelines = List.copyOf(row.list(new DomainReader(row)::pipeline));
        long ids = pipelines.stream().map(Pipeline::id).distinct().count();
        RowReader.expect(ids == pipelines.size(), "has a pipeline twice");
        return pipelines;
    }

    private static List<MergeRequest> mergeRequests(RowReader row) {
        return List.copyOf(row.list(new DomainReader(row)::mergeRequest));
    }

    private static Map<String, Commit> commits(RowReader row) {
        Map<String, Commit> commits = new HashMap<>();
        row.list(new DomainReader(row)::commit).forEach(commit -> commits.put(commit.sha(), commit));
        return Map.copyOf(commits);
    }

    private static Optional<Glimpse> glimpse(RowReader row) {
        return row.list(new DomainReader(row)::glimpse).stream().findFirst();
    }

    private Keepsake keepsake(SnapshotRow row, ProjectSnapshot snapshot, Signature signature) {
        return row == null ? Keepsake.NOTHING : keepsake(reader(row), row.instance(), Known.of(snapshot), signature);
    }

    private static Keepsake keepsake(RowReader row, InstanceId instance, Known known, Signature signature) {
        if (!signature.isIn(row)) {
            return Keepsake.NOTHING;
        }
        Keepsake keepsake = new MemoryReader(row, instance, known).keepsake();
        row.end();
        return keepsake;
    }

    private static void project(ProjectSnapshot snapshot, RowWriter row) {
        DomainWriter domain = new DomainWriter(row);
        domain.project(snapshot.project());
        row.list(snapshot.formerPaths().paths(), row::text);
        row.text(snapshot.coveredBranch());
        domain.missed(snapshot.missed());
        row.moment(snapshot.asOf());
        row.number(snapshot.rowHash());
    }

    private <T> Facet<T> facet(SnapshotRow row, T empty, Function<RowReader, T> reading) {
        if (row == null) {
            return new Facet<>(empty, null, null, false, null);
        }
        RowReader reader = reader(row);
        T value = reading.apply(reader);
        reader.end();
        return new Facet<>(value, row.confirmedAt(), row.changedAt(), row.absent(), null);
    }

    private RowReader reader(SnapshotRow row) {
        RowReader.expect(row.value() != null, "is too large");
        return new RowReader(row.value(), VERSION, words);
    }

    private static SnapshotRow row(ProjectSnapshot snapshot, SnapshotPart part, Facet<?> facet, byte[] value) {
        return new SnapshotRow(
                snapshot.project().id().instance(),
                snapshot.project().id().nativeId(),
                part,
                facet.confirmedAt(),
                facet.changedAt(),
                facet.absent(),
                value);
    }

    private static SnapshotRow row(ProjectSnapshot snapshot, SnapshotPart part, byte[] value) {
        return new SnapshotRow(
                snapshot.project().id().instance(), snapshot.project().id().nativeId(), part, null, null, false, value);
    }

    private static byte[] writing(Consumer<RowWriter> writing) {
        RowWriter row = new RowWriter(VERSION);
        writing.accept(row);
        return row.ended();
    }

    /** Whatever an altered row makes of the words of other rooms, it is the row that is wrong. */
    private static <T> T attempt(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Unreadable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Unreadable("holds what cannot be", e);
        }
    }
}
