package dev.cidashboard.aggregator.state;

import dev.cidashboard.api.InstanceId;

import java.time.Instant;
import java.util.Objects;

/**
 * One row of a snapshot, as a store keeps it.
 *
 * @param project native id; empty for what is about the instance itself
 * @param confirmedAt when the forge last said so; null if that was never read or has no such time
 * @param changedAt when the value last became another; null likewise
 * @param absent whether the forge's last word was that there is no such thing
 * @param value written by this program and read by nobody else; null where only the times are to be saved, and where what
 *     a store holds is too large to be one of ours
 */
// Never compared: the bytes of a record would be by identity.
public record SnapshotRow(
        InstanceId instance,
        String project,
        SnapshotPart part,
        Instant confirmedAt,
        Instant changedAt,
        boolean absent,
        byte[] value) {

    /** Stands for a project where a row is about the instance itself. */
    public static final String NO_PROJECT = "";

    /** No honest value comes near: a thousand branches are 200 kB, ten thousand projects on their list 300 kB. */
    public static final int MOST_BYTES = 8 << 20;

    public SnapshotRow {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(part, "part");
    }
}
