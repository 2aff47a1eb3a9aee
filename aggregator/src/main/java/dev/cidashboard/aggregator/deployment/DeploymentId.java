package dev.cidashboard.aggregator.deployment;

import dev.cidashboard.api.InvalidValue;

/** The platform's id of a deployment, unique within its project: {@code 3881429895}. */
public record DeploymentId(String value) {

    private static final int LONGEST = 128;

    /** @throws InvalidValue for what is blank or too long */
    public DeploymentId {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            throw new InvalidValue("deployment id", value, "an id of 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
