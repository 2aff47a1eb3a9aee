package dev.cidashboard.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cidashboard.simulator.Durations;
import dev.cidashboard.simulator.world.Platform;
import dev.cidashboard.simulator.world.ProjectKey;

import java.time.Duration;
import java.util.Iterator;
import java.util.Set;

/** The JSON object of an admin request, read field by field with errors that name the field. */
final class Body {

    private final JsonNode tree;

    Body(byte[] bytes) {
        this.tree = AdminJson.read(bytes);
    }

    /** A misspelt field must not be a silent no-op in a test. */
    Body allowing(Set<String> names) {
        for (Iterator<String> fields = tree.fieldNames(); fields.hasNext(); ) {
            String name = fields.next();
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown field '" + name + "', expected one of " + new java.util.TreeSet<>(names));
            }
        }
        return this;
    }

    boolean has(String name) {
        return tree.hasNonNull(name);
    }

    /** Null where it is absent. */
    String text(String name) {
        return has(name) ? tree.get(name).asText() : null;
    }

    String required(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("field '" + name + "' is missing");
        }
        return text(name);
    }

    boolean flag(String name, boolean otherwise) {
        return tree.path(name).asBoolean(otherwise);
    }

    long number(String name) {
        try {
            return Long.parseLong(required(name));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("field '" + name + "' is no whole number", notANumber);
        }
    }

    int number(String name, int otherwise) {
        return has(name) ? Math.toIntExact(number(name)) : otherwise;
    }

    double share(String name, double otherwise) {
        return tree.path(name).asDouble(otherwise);
    }

    Duration duration(String name, Duration otherwise) {
        return has(name) ? Durations.parse(name, text(name)) : otherwise;
    }

    Platform platform() {
        return Platform.parse(required("platform"));
    }

    ProjectKey project() {
        return ProjectKey.parse(required("platform"), required("id"));
    }
}
