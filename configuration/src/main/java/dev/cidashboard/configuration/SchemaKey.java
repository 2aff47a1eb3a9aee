package dev.cidashboard.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One row of the schema.
 *
 * @param path dotted, as in the file; {@code []} marks the parts of a list's entries
 * @param list several values of that type
 * @param fallback the text of the default, of a list its only entry; empty if it is made of other keys, or there is none
 * @param sentence what it is, for the documentation
 * @param variables environment variables that name it, besides {@code CI_DASHBOARD_…}
 * @param roles whose it is; the other process only looks at its form in the file
 */
record SchemaKey<T>(
        String path,
        ValueType<T> type,
        boolean list,
        String fallback,
        String sentence,
        List<Variable> variables,
        Set<ProcessRole> roles) {
    private static final String PREFIX = "CI_DASHBOARD_";

    SchemaKey {
        variables = List.copyOf(variables);
        roles = Set.copyOf(roles);
    }

    /** The name under which every key can be given in the environment. */
    String ownVariable() {
        return PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    String section() {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    T read(Sourced found) {
        if (type.later().contains(found.text())) {
            throw found.origin()
                    .problem(path + " " + found.text() + " is known, not built yet; expected " + type.expected());
        }
        return type.read(found.text()).orElseThrow(() -> found.origin()
                .problem(path + " is " + type.shown().apply(found.text()) + "; expected " + type.expected()));
    }
}
