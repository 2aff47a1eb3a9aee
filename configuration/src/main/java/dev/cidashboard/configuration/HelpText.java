package dev.cidashboard.configuration;

import java.util.ArrayList;
import java.util.stream.Collectors;

/** What {@code --help} prints, made of the schema. */
final class HelpText {
    private HelpText() {}

    static String of(ProcessRole role) {
        return """
                Usage: %s [--config FILE] [--port N] [--check-config | --check-port] [--help] [--version]

                %s

                  --config FILE   the configuration; else CONFIG_FILE, else ./config.yaml if there is one, else defaults
                  --port N        the port to listen on, instead of %s
                  --check-config  read everything, print a summary without secrets, and end
                  --check-port    the same, after looking whether the port is free
                  --help          this text
                  --version       the version

                Keys of the file, their defaults and their environment variables (priority: defaults < file < environment < flags):
                %s
                Exit codes: 0 ended as asked, 2 the configuration is wrong, 3 the port cannot be listened on.
                All about the keys: docs/configuration.md
                """.formatted(role.command(), purpose(role), portKey(role), keys(role));
    }

    private static String purpose(ProcessRole role) {
        return switch (role) {
            case WEB -> "Serves the dashboard's pages and its public JSON from what the aggregator knows.";
            case AGGREGATOR -> "Asks the forges, keeps what they say warm, and answers the web process on loopback.";
        };
    }

    private static String portKey(ProcessRole role) {
        return switch (role) {
            case WEB -> Schema.SERVER_PORT.path();
            case AGGREGATOR -> Schema.AGGREGATOR_PORT.path();
        };
    }

    private static String keys(ProcessRole role) {
        var lines = new ArrayList<String>();
        for (SchemaKey<?> key : Schema.KEYS) {
            lines.add(row(key.path(), defaultOf(key), variables(role, key)));
        }
        for (Platform platform : Platform.values()) {
            String main = "for " + platform.mainInstance() + ": ";
            lines.add(row(platform.key() + "[].name", "", ""));
            lines.add(row(
                    platform.key() + "[].url",
                    platform.publicUrl().toString(),
                    main + EnvironmentLayer.urlOf(platform)));
            lines.add(row(platform.key() + "[].token", "", main + EnvironmentLayer.tokenOf(platform)));
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    static String defaultOf(SchemaKey<?> key) {
        return key.list() ? "[" + key.fallback() + "]" : key.fallback();
    }

    private static String variables(ProcessRole role, SchemaKey<?> key) {
        if (!key.roles().contains(role)) {
            return "not read by this process";
        }
        var names = new ArrayList<String>();
        key.variables().stream()
                .filter(variable -> variable.roles().contains(role))
                .forEach(variable -> names.add(variable.name()));
        names.add(key.ownVariable());
        return String.join(", ", names);
    }

    private static String row(String path, String fallback, String variables) {
        return String.format("  %-24s %-23s %s", path, fallback, variables).stripTrailing();
    }
}
