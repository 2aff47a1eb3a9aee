package dev.cidashboard.aggregator.pipeline;

import dev.cidashboard.api.InvalidValue;

/** The platform's id of a pipeline, unique within its project: {@code 1296269}. */
public record PipelineId(String value) {

    private static final int LONGEST = 128;

    public PipelineId {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            throw new InvalidValue("pipeline id", value, "an id of 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
