package dev.cidashboard.aggregator.forge;

import dev.cidashboard.api.InstanceId;

import java.util.Map;
import java.util.Objects;

/**
 * One forge as it is asked.
 *
 * @param title the platform's name for people, {@code GitHub}
 * @param headers sent with every request, whoever is asked; never a credential
 */
public record Forge(InstanceId instance, String title, Credential credential, Map<String, String> headers) {
    public Forge {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(credential, "credential");
        headers = Map.copyOf(headers);
    }
}
