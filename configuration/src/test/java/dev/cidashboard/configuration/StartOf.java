package dev.cidashboard.configuration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One start of a process, as far as this module goes: what is given to it, and what it says. */
final class StartOf {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-31T23:30:00Z"), ZoneOffset.UTC);

    private final ProcessRole role;
    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> arguments = new ArrayList<>();

    record Said(Launch launch, String out, String err) {
        int exitCode() {
            return switch (launch) {
                case Launch.Exit exit -> exit.code();
                case Launch.Start start -> throw new AssertionError("it starts: " + start);
            };
        }

        Configuration configuration() {
            return switch (launch) {
                case Launch.Exit exit -> throw new AssertionError("it ends with " + exit.code() + ": " + err);
                case Launch.Start start -> start.configuration();
            };
        }
    }

    private StartOf(ProcessRole role, Path directory) {
        this.role = role;
        this.directory = directory;
    }

    static StartOf aggregator(Path directory) {
        return new StartOf(ProcessRole.AGGREGATOR, directory);
    }

    static StartOf web(Path directory) {
        return new StartOf(ProcessRole.WEB, directory);
    }

    StartOf file(String... lines) {
        try {
            Files.writeString(directory.resolve("config.yaml"), String.join("\n", lines));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StartOf variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    StartOf arguments(String... words) {
        arguments.addAll(Arrays.asList(words));
        return this;
    }

    Configuration load() {
        return new ConfigurationLoader(role, environment, directory).load(arguments);
    }

    Said launch() {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var launch = Launch.of(role, arguments, environment, directory, stream(out), stream(err), NOW);
        return new Said(launch, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
