package dev.cidashboard.configuration;

import java.net.URI;
import java.util.Objects;

/**
 * An instance that is configured but not asked.
 *
 * @param reason what is missing, as a sentence for people
 */
public record LeftOutInstance(Platform platform, String name, URI url, String reason) {
    public LeftOutInstance {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(reason, "reason");
        InstanceConfiguration.requireName(name);
    }
}
