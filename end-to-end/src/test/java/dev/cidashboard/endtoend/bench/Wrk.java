package dev.cidashboard.endtoend.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the load generator {@code wrk} measured with 8 connections from one thread.
 *
 * @param refused answers that were not 2xx or 3xx, and socket errors
 */
record Wrk(double requestsPerSecond, double p50Millis, double p99Millis, long refused) {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern PERCENTILE = Pattern.compile("(?m)^\\s+(50|99)%\\s+([\\d.]+)(us|ms|s)\\b");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern ERRORS =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
    private static final int RUNS = 3;

    /** The run with the median rate out of three. */
    static Optional<Wrk> medianOf3(URI address, Duration each, Map<String, String> headers) {
        List<Wrk> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Optional<Wrk> measured = run(address, each, headers);
            if (measured.isEmpty()) {
                return Optional.empty();
            }
            runs.add(measured.get());
        }
        runs.sort(Comparator.comparingDouble(Wrk::requestsPerSecond));
        return Optional.of(runs.get(RUNS / 2));
    }

    /** Empty where wrk is not installed. */
    static Optional<Wrk> run(URI address, Duration duration, Map<String, String> headers) {
        List<String> command =
                new ArrayList<>(List.of("wrk", "-t1", "-c8", "-d" + duration.toSeconds() + "s", "--latency"));
        headers.forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.add(address.toString());
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return Optional.of(parse(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted under load", e);
        }
    }

    static Wrk parse(String output) {
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException("wrk said: " + output);
        }
        double p50 = 0;
        double p99 = 0;
        Matcher percentile = PERCENTILE.matcher(output);
        while (percentile.find()) {
            double millis = Double.parseDouble(percentile.group(2))
                    * switch (percentile.group(3)) {
                        case "us" -> 0.001;
                        case "ms" -> 1;
                        default -> 1000;
                    };
            if (percentile.group(1).equals("50")) {
                p50 = millis;
            } else {
                p99 = millis;
            }
        }
        return new Wrk(Double.parseDouble(rate.group(1)), p50, p99, refused(output));
    }

    private static long refused(String output) {
        long refused = 0;
        Matcher answers = REFUSED.matcher(output);
        if (answers.find()) {
            refused += Long.parseLong(answers.group(1));
        }
        Matcher errors = ERRORS.matcher(output);
        if (errors.find()) {
            for (int kind = 1; kind <= errors.groupCount(); kind++) {
                refused += Long.parseLong(errors.group(kind));
            }
        }
        return refused;
    }
}
