package dev.cidashboard.configuration;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What becomes of a command line: either an end with an exit code, or a configuration to start with. */
public sealed interface Launch {

    /** Everything is said already; the process ends. */
    record Exit(int code) implements Launch {}

    /** The configuration is whole and its port is free. */
    record Start(Configuration configuration) implements Launch {
        public Start {
            Objects.requireNonNull(configuration, "configuration");
        }
    }

    /** For a main: reads this process's arguments, environment and directory, and speaks on its streams. */
    static Launch of(ProcessRole role, String... arguments) {
        return of(
                role,
                List.of(arguments),
                System.getenv(),
                Path.of(""),
                utf8(System.out),
                utf8(System.err),
                Clock.systemUTC());
    }

    /** The same with everything given, for tests. */
    static Launch of(
            ProcessRole role,
            List<String> arguments,
            Map<String, String> environment,
            Path workingDirectory,
            PrintStream out,
            PrintStream err,
            Clock clock) {
        return new LaunchSteps(role, new ConfigurationLoader(role, environment, workingDirectory), out, err, clock)
                .take(arguments);
    }

    /** The platform's own encoding may be ASCII, and titles and messages are not. */
    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
