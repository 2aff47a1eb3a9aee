package dev.cidashboard.endtoend.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were measured on. */
final class Machine {

    private Machine() {}

    static String description() {
        return "%d cores (%s), %d GB of memory, %s, JDK %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        value("/proc/cpuinfo", "model name"),
                        Math.round(Double.parseDouble(
                                        value("/proc/meminfo", "MemTotal").replace(" kB", ""))
                                / 1e6),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        System.getProperty("java.runtime.version"));
    }

    private static String value(String file, String key) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
