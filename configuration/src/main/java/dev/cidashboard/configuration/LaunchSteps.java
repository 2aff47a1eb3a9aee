package dev.cidashboard.configuration;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Parses, answers or loads, and looks whether the port is free: all before Quarkus starts. */
final class LaunchSteps {
    private final ProcessRole role;
    private final ConfigurationLoader loader;
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    LaunchSteps(ProcessRole role, ConfigurationLoader loader, PrintStream out, PrintStream err, Clock clock) {
        this.role = role;
        this.loader = loader;
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    Launch take(List<String> words) {
        try {
            var arguments = Arguments.parse(words);
            if (arguments.help()) {
                out.print(HelpText.of(role));
                return exit(ExitCode.DONE);
            }
            if (arguments.version()) {
                out.println(role.command() + " " + Version.current());
                return exit(ExitCode.DONE);
            }
            var configuration = loader.load(arguments);
            configuration.warnings().forEach(warning -> say("warning: " + warning));
            return arguments.checkConfig() ? summary(arguments, configuration) : start(arguments, configuration);
        } catch (ConfigurationProblem problem) {
            say(problem.getMessage());
            return exit(ExitCode.CONFIGURATION);
        }
    }

    private Launch start(Arguments arguments, Configuration configuration) {
        Optional<String> taken = PortProbe.of(role, configuration).complaint();
        if (taken.isPresent()) {
            say(taken.get());
            return exit(ExitCode.PORT);
        }
        return arguments.checkPort() ? summary(arguments, configuration) : new Launch.Start(configuration);
    }

    private Launch summary(Arguments arguments, Configuration configuration) {
        out.print(Summary.of(role, configuration, loader.file(arguments).map(YamlFile::name), clock.instant()));
        return exit(ExitCode.DONE);
    }

    private void say(String line) {
        err.println(role.command() + ": " + line);
    }

    private static Launch exit(ExitCode code) {
        return new Launch.Exit(code.code());
    }
}
