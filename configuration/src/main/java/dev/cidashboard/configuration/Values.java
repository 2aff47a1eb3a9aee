package dev.cidashboard.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was said, by key. A later layer replaces what an earlier one said about the same key. */
final class Values {
    private final Map<String, List<Sourced>> said = new HashMap<>();

    void put(SchemaKey<?> key, List<Sourced> values) {
        said.put(key.path(), List.copyOf(values));
    }

    void put(SchemaKey<?> key, Sourced value) {
        put(key, List.of(value));
    }

    void replaceWith(Values later) {
        said.putAll(later.said);
    }

    /**
     * @throws ConfigurationProblem the first value that cannot be read, also of a key that a later layer would replace:
     *     what is wrong in a file stays wrong when the variable that hid it is gone
     */
    void check() {
        for (SchemaKey<?> key : Schema.KEYS) {
            all(key).forEach(key::read);
        }
    }

    Optional<Sourced> find(SchemaKey<?> key) {
        return all(key).stream().findFirst();
    }

    List<Sourced> all(SchemaKey<?> key) {
        return said.getOrDefault(key.path(), List.of());
    }

    <T> T read(SchemaKey<T> key) {
        return readIfSaid(key).orElseThrow(() -> new IllegalStateException(key.path() + " has no default"));
    }

    <T> Optional<T> readIfSaid(SchemaKey<T> key) {
        var found = find(key);
        if (found.isEmpty() && !key.fallback().isEmpty()) {
            found = Optional.of(new Sourced(key.fallback(), new Origin("built-in default")));
        }
        return found.map(key::read);
    }

    /** A list that was said to be empty is empty; its default is for what was not said. */
    <T> List<T> readAll(SchemaKey<T> key) {
        boolean unsaid = !said.containsKey(key.path()) && !key.fallback().isEmpty();
        return unsaid
                ? readIfSaid(key).stream().toList()
                : all(key).stream().map(key::read).toList();
    }
}
