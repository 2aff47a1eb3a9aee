package dev.cidashboard.simulator.http;

import dev.cidashboard.simulator.world.Platform;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which tokens the forges accept, and for what. */
public final class Tokens {

    public enum Access {
        FULL,
        /** Lists projects, but may not read pipelines (GitHub) or anything but the own profile (GitLab). */
        RESTRICTED,
        /** Reads everything but GitLab's events, as where a proxy or a fine-grained token leaves them out. */
        WITHOUT_EVENTS,
        REVOKED;

        public static Access parse(String word) {
            try {
                return valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException("unknown access '" + word + "'", unknown);
            }
        }
    }

    private final Map<Platform, Map<String, Access>> known = new EnumMap<>(Platform.class);

    public Tokens(String gitHubToken, String gitLabToken) {
        for (Platform platform : Platform.values()) {
            known.put(platform, new HashMap<>());
        }
        set(Platform.GITHUB, gitHubToken, Access.FULL);
        set(Platform.GITLAB, gitLabToken, Access.FULL);
    }

    /** Also makes a new token known. */
    public synchronized void set(Platform platform, String token, Access access) {
        known.get(platform).put(token, access);
    }

    /** A token nobody knows is as good as a revoked one. */
    public synchronized Access of(Platform platform, String token) {
        return known.get(platform).getOrDefault(String.valueOf(token), Access.REVOKED);
    }

    static boolean allows(Access access, Platform platform, String template) {
        return switch (access) {
            case FULL -> true;
            case REVOKED -> false;
            case WITHOUT_EVENTS -> platform != Platform.GITLAB || !template.equals("/events");
            case RESTRICTED ->
                switch (platform) {
                    case GITHUB -> !template.contains("/actions/");
                    case GITLAB -> template.equals("/user");
                };
        };
    }
}
