package dev.cidashboard.configuration;

import java.util.Optional;

/** What {@code --check-config} prints. Its lines are an interface: scripts look for {@code usable instances: 0}. */
final class Summary {
    private Summary() {}

    static String of(ProcessRole role, Configuration configuration, Optional<String> file) {
        var lines = new StringBuilder();
        line(lines, "configuration: " + file.orElse("built-in defaults"));
        switch (role) {
            case WEB -> {
                line(
                        lines,
                        "listens on: " + configuration.server().host() + " port "
                                + configuration.server().port());
                line(lines, "aggregator: " + configuration.aggregator().url());
                line(lines, "configured instances: " + configuration.instances().size());
            }
            case AGGREGATOR -> {
                line(
                        lines,
                        "listens on: " + configuration.aggregator().host() + " port "
                                + configuration.aggregator().port());
                line(lines, "usable instances: " + configuration.instances().size());
                configuration
                        .instances()
                        .forEach(instance -> line(
                                lines,
                                "  " + instance.name() + " "
                                        + instance.platform().key() + " " + instance.url()));
                line(lines, "left out: " + configuration.leftOut().size());
                configuration
                        .leftOut()
                        .forEach(instance -> line(
                                lines,
                                "  " + instance.name() + " "
                                        + instance.platform().key() + " " + instance.reason()));
            }
        }
        return lines.toString();
    }

    private static void line(StringBuilder lines, String line) {
        lines.append(line).append('\n');
    }
}
