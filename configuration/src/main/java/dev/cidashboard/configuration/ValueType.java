package dev.cidashboard.configuration;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How the text of a value is read.
 *
 * @param expected the rest of the sentence "expected …"
 * @param reader empty if the text is no such value
 * @param shown how the text may appear in a message
 * @param later texts that a later version will know
 */
record ValueType<T>(
        String expected, Function<String, Optional<T>> reader, Function<String, String> shown, Set<String> later) {
    ValueType(String expected, Function<String, Optional<T>> reader) {
        this(expected, reader, Quoted::of);
    }

    ValueType(String expected, Function<String, Optional<T>> reader, Function<String, String> shown) {
        this(expected, reader, shown, Set.of());
    }

    ValueType<T> withLater(String... words) {
        return new ValueType<>(expected, reader, shown, Set.of(words));
    }

    Optional<T> read(String text) {
        return reader.apply(text);
    }
}
