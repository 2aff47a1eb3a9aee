package dev.cidashboard.configuration;

import java.util.Optional;

/**
 * An entry of {@code gitlab:} or {@code github:} as it was said, before its values are read.
 *
 * @param path for messages: {@code gitlab[0]}
 * @param token already expanded; empty if there is none, and always in the web process
 */
record WrittenInstance(
        Platform platform,
        String path,
        Origin origin,
        Optional<Sourced> name,
        Optional<Sourced> url,
        Optional<Sourced> token) {

    WrittenInstance withUrl(Sourced other) {
        return new WrittenInstance(platform, path, origin, name, Optional.of(other), token);
    }

    WrittenInstance withToken(Sourced other) {
        return new WrittenInstance(platform, path, origin, name, url, Optional.of(other));
    }
}
