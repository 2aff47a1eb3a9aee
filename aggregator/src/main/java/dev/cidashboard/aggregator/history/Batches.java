package dev.cidashboard.aggregator.history;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Taking batches apart when the database does not take one of them. */
final class Batches {

    private Batches() {}

    /** Two batches, neither of them empty, of one that has at least two entries: its kinds apart, or halves of its only kind. */
    static List<Batch> halves(Batch batch) {
        List<Batch> kinds = kinds(batch);
        if (kinds.size() > 1) {
            return List.of(kinds.getFirst(), kinds.stream().skip(1).reduce(Batch.EMPTY, Batches::together));
        }
        return List.of(half(batch, Batches::first), half(batch, Batches::second));
    }

    /** What a batch of one entry is about; ids only. */
    static String name(Batch batch) {
        return Stream.of(
                        batch.projects().stream()
                                .map(seen -> "project " + seen.project().id()),
                        batch.runs().stream()
                                .map(run -> "pipeline " + run.key().pipeline() + " of "
                                        + run.of().id()),
                        batch.moves().stream()
                                .map(move -> "a branch of " + move.of().id()),
                        batch.jobs().stream().map(jobs -> "jobs of " + jobs.of().id()),
                        batch.passes().stream().map(pass -> "a pass of " + pass.instance()))
                .flatMap(names -> names)
                .collect(Collectors.joining(", "));
    }

    private static List<Batch> kinds(Batch batch) {
        return Stream.of(
                        new Batch(batch.projects(), List.of(), List.of(), List.of(), List.of()),
                        new Batch(List.of(), batch.runs(), List.of(), List.of(), List.of()),
                        new Batch(List.of(), List.of(), batch.moves(), List.of(), List.of()),
                        new Batch(List.of(), List.of(), List.of(), batch.jobs(), List.of()),
                        new Batch(List.of(), List.of(), List.of(), List.of(), batch.passes()))
                .filter(kind -> !kind.isEmpty())
                .toList();
    }

    static Batch together(Batch one, Batch other) {
        return new Batch(
                both(one.projects(), other.projects()),
                both(one.runs(), other.runs()),
                both(one.moves(), other.moves()),
                both(one.jobs(), other.jobs()),
                both(one.passes(), other.passes()));
    }

    private interface Half {
        <T> List<T> of(List<T> all);
    }

    private static Batch half(Batch batch, Half half) {
        return new Batch(
                half.of(batch.projects()),
                half.of(batch.runs()),
                half.of(batch.moves()),
                half.of(batch.jobs()),
                half.of(batch.passes()));
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, all.size() / 2);
    }

    private static <T> List<T> second(List<T> all) {
        return all.subList(all.size() / 2, all.size());
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.of(one, other).<T>flatMap(List::stream).toList();
    }
}
