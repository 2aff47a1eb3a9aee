package dev.cidashboard.simulator.world;

import java.util.Locale;

/** The forges that the simulator speaks. */
public enum Platform {
    GITHUB,
    GITLAB;

    /** The word used in addresses and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Platform parse(String word) {
        for (Platform platform : values()) {
            if (platform.word().equals(word)) {
                return platform;
            }
        }
        throw new IllegalArgumentException("unknown platform '" + word + "', expected github or gitlab");
    }
}
