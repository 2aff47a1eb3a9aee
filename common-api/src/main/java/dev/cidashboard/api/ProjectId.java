package dev.cidashboard.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A project's identity for as long as it lives: the instance and the id that the platform never changes, written
 * {@code github-main:1296269}. Paths and names are attributes and may move to another project.
 */
public record ProjectId(InstanceId instance, String nativeId) implements Comparable<ProjectId> {

    private static final int LONGEST_NATIVE_ID = 512;

    public ProjectId {
        if (instance == null) {
            throw new InvalidValue("project id", null, "instance:id");
        }
        if (nativeId == null || nativeId.isBlank() || nativeId.length() > LONGEST_NATIVE_ID) {
            throw new InvalidValue("project id", nativeId, "an id of 1 to " + LONGEST_NATIVE_ID + " characters");
        }
    }

    /** @throws InvalidValue if the text is not {@code instance:id} */
    @JsonCreator
    public static ProjectId parse(String text) {
        int colon = text == null ? -1 : text.indexOf(':');
        if (colon < 0) {
            throw new InvalidValue("project id", text, "instance:id, such as github-main:1296269");
        }
        return new ProjectId(new InstanceId(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public int compareTo(ProjectId other) {
        int byInstance = instance.compareTo(other.instance);
        return byInstance != 0 ? byInstance : nativeId.compareTo(other.nativeId);
    }

    @JsonValue
    @Override
    public String toString() {
        return instance.name() + ":" + nativeId;
    }
}
