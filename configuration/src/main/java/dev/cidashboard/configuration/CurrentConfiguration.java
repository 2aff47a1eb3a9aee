package dev.cidashboard.configuration;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one place where a main leaves what it read and where the container finds it. Static, because Quarkus builds its own
 * world between the two.
 */
public final class CurrentConfiguration {
    private static final AtomicReference<Held> HELD = new AtomicReference<>();

    /** A configuration and the process it was read for. */
    record Held(ProcessRole role, Configuration configuration) {
        Held {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(configuration, "configuration");
        }
    }

    private CurrentConfiguration() {}

    /** The configuration of this process; the defaults where no main has run, as in a test. */
    public static Configuration get() {
        return held().map(Held::configuration).orElseGet(Configuration::defaults);
    }

    /** For a main, before Quarkus starts, and for tests. */
    public static void set(ProcessRole role, Configuration configuration) {
        HELD.set(new Held(role, configuration));
    }

    /** For tests: as if no main had run. */
    public static void clear() {
        HELD.set(null);
    }

    static Optional<Held> held() {
        return Optional.ofNullable(HELD.get());
    }
}
