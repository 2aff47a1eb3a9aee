package dev.cidashboard.configuration;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One configured connector.
 *
 * @param name unique over all platforms; part of every id and URL
 * @param url the base of the API as configured, without a trailing slash (the GitLab connector appends {@code /api/v4})
 * @param token present in the aggregator, always absent in the web process
 */
public record InstanceConfiguration(Platform platform, String name, URI url, Secret token) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public InstanceConfiguration {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(token, "token");
        requireName(name);
    }

    static void requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("an instance's name is " + NAME.pattern() + ", not " + Quoted.of(name));
        }
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
