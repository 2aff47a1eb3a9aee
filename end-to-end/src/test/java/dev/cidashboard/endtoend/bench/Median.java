package dev.cidashboard.endtoend.bench;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The value in the middle, or at another share, of some that were measured. */
final class Median {

    private Median() {}

    static <T> double of(Collection<T> measured, ToDoubleFunction<T> value) {
        return at(0.5, measured, value);
    }

    /** @param share 0 for the least, 1 for the most */
    static <T> double at(double share, Collection<T> measured, ToDoubleFunction<T> value) {
        List<Double> sorted =
                measured.stream().map(value::applyAsDouble).sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.floor(share * sorted.size())));
    }
}
