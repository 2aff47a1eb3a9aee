package dev.cidashboard.aggregator.snapshot;

import dev.cidashboard.aggregator.state.SnapshotPart;
import dev.cidashboard.aggregator.state.SnapshotRow;
import dev.cidashboard.aggregator.state.SnapshotStore;
import dev.cidashboard.api.InstanceId;
import dev.cidashboard.api.ProjectId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A store in memory, which a test can take away, and in which it can spoil what it likes. */
final class MemorySnapshots implements SnapshotStore {

    record Key(String instance, String project, SnapshotPart part) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::instance)
                    .thenComparing(Key::project)
                    .thenComparing(key -> key.part().word())
                    .compare(this, other);
        }
    }

    final TreeMap<Key, SnapshotRow> rows = new TreeMap<>();

    /** What each transaction wrote, in order. */
    final List<List<SnapshotRow>> saved = new ArrayList<>();

    /** How old what was let go of had to be, each time. */
    final List<Instant> forgettings = new ArrayList<>();

    boolean away;

    /** After so many more transactions it is away. */
    int saves = Integer.MAX_VALUE;

    @Override
    public synchronized void save(List<SnapshotRow> changed, Collection<ProjectId> gone) {
        if (away || saves-- <= 0) {
            throw new Unavailable("it is away", null);
        }
        gone.forEach(project -> rows.keySet()
                .removeIf(key -> key.instance().equals(project.instance().name())
                        && key.project().equals(project.nativeId())));
        changed.forEach(this::put);
        saved.add(List.copyOf(changed));
    }

    @Override
    public synchronized void load(InstanceId instance, Consumer<SnapshotRow> reader) {
        if (away) {
            throw new Unavailable("it is away", null);
        }
        List.copyOf(rows.values()).stream()
                .filter(row -> row.instance().equals(instance))
                .forEach(reader);
    }

    @Override
    public synchronized void keepOnly(InstanceId instance, Set<String> projects) {
        rows.keySet()
                .removeIf(key -> key.instance().equals(instance.name())
                        && !key.project().isEmpty()
                        && !projects.contains(key.project()));
    }

    @Override
    public synchronized void forgetOthers(Collection<InstanceId> instances, Instant unconfirmedSince) {
        if (away) {
            throw new Unavailable("it is away", null);
        }
        forgettings.add(unconfirmedSince);
        Set<String> present = instances.stream().map(InstanceId::name).collect(Collectors.toSet());
        Set<String> others = rows.keySet().stream()
                .map(Key::instance)
                .filter(name -> !present.contains(name))
                .collect(Collectors.toSet());
        others.removeIf(name -> rows.values().stream()
                .filter(row -> row.instance().name().equals(name) && row.confirmedAt() != null)
                .anyMatch(row -> !row.confirmedAt().isBefore(unconfirmedSince)));
        rows.keySet().removeIf(key -> others.contains(key.instance()));
    }

    void spoil(ProjectId project, SnapshotPart part, UnaryOperator<byte[]> how) {
        rows.computeIfPresent(
                new Key(project.instance().name(), project.nativeId(), part),
                (key, row) -> with(row, how.apply(row.value())));
    }

    Set<String> projects(InstanceId instance) {
        return rows.keySet().stream()
                .filter(key ->
                        key.instance().equals(instance.name()) && !key.project().isEmpty())
                .map(Key::project)
                .collect(Collectors.toSet());
    }

    private void put(SnapshotRow row) {
        Key key = new Key(row.instance().name(), row.project(), row.part());
        if (row.value() != null) {
            rows.put(key, row);
        } else {
            rows.computeIfPresent(
                    key,
                    (same, known) -> new SnapshotRow(
                            row.instance(),
                            row.project(),
                            row.part(),
                            row.confirmedAt(),
                            row.changedAt(),
                            row.absent(),
                            known.value()));
        }
    }

    private static SnapshotRow with(SnapshotRow row, byte[] value) {
        return new SnapshotRow(
                row.instance(), row.project(), row.part(), row.confirmedAt(), row.changedAt(), row.absent(), value);
    }
}
