package dev.cidashboard.configuration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What {@code --check-config} prints. Its lines are an interface: scripts look for {@code usable instances: 0}
 * and {@code history: off}. */
final class Summary {
    private Summary() {}

    static String of(ProcessRole role, Configuration configuration, Optional<String> file, Instant now) {
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
                line(lines, "history: " + history(configuration.history()));
                configuration.history().database().ifPresent(database -> line(lines, "  " + drops(configuration, now)));
            }
        }
        return lines.toString();
    }

    private static String history(HistoryConfiguration history) {
        return history.database()
                .map(database -> database.place() + " as " + database.user() + ", kept " + days(history.retention()))
                .orElse("off");
    }

    private static String drops(Configuration configuration, Instant now) {
        var first = HistoryConfiguration.firstMonth(configuration.history().retention(), now);
        return "drops what is older month by month: started now, all before " + first.atDay(1);
    }

    private static String days(Duration retention) {
        return retention.equals(Duration.ofDays(retention.toDays()))
                ? retention.toDays() + " days"
                : DurationText.of(retention);
    }

    private static void line(StringBuilder lines, String line) {
        lines.append(line).append('\n');
    }
}
