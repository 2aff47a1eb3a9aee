package dev.cidashboard.simulator.world;

import java.util.Locale;

public enum Visibility {
    PUBLIC,
    INTERNAL,
    PRIVATE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
