package dev.cidashboard.configuration;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The command line of both processes. */
record Arguments(
        Optional<String> config,
        Optional<String> port,
        boolean help,
        boolean version,
        boolean checkConfig,
        boolean checkPort) {
    static final List<String> FLAGS =
            List.of("--config", "--port", "--check-config", "--check-port", "--help", "--version");

    static Arguments parse(List<String> words) {
        Optional<String> config = Optional.empty();
        Optional<String> port = Optional.empty();
        boolean help = false;
        boolean version = false;
        boolean checkConfig = false;
        boolean checkPort = false;
        var rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String flag = equals < 0 ? word : word.substring(0, equals);
            Optional<String> attached = equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
            switch (flag) {
                case "--config" -> config = Optional.of(value(flag, attached, rest, "a file"));
                case "--port" -> port = Optional.of(value(flag, attached, rest, "a port, 1 to 65535"));
                case "--help" -> help = alone(flag, attached);
                case "--version" -> version = alone(flag, attached);
                case "--check-config" -> checkConfig = alone(flag, attached);
                case "--check-port" -> checkPort = alone(flag, attached);
                default ->
                    throw new ConfigurationProblem(
                            "unknown argument " + Quoted.of(flag) + "; " + Spelling.hint(flag, FLAGS));
            }
        }
        return new Arguments(config, port, help, version, checkConfig, checkPort);
    }

    private static String value(String flag, Optional<String> attached, Iterator<String> rest, String expected) {
        String value = attached.orElseGet(() -> rest.hasNext() ? rest.next() : "");
        if (value.isBlank() || (attached.isEmpty() && value.startsWith("--"))) {
            throw new ConfigurationProblem(flag + " has no value; expected " + expected);
        }
        return value;
    }

    private static boolean alone(String flag, Optional<String> attached) {
        if (attached.isPresent()) {
            throw new ConfigurationProblem(flag + " has a value; expected none");
        }
        return true;
    }
}
