package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/** The name of one configured forge, such as {@code gitlab-main}. */
public record InstanceId(@JsonValue String name) implements Comparable<InstanceId> {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    @JsonCreator
    public InstanceId {
        if (name == null || !SHAPE.matcher(name).matches()) {
            throw new InvalidValue("instance", name, "lower-case letters, digits and dashes, at most 63");
        }
    }

    @Override
    public int compareTo(InstanceId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
