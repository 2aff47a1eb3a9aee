package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.RunningProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is alive in a process's heap after a full collection, as the JDK's {@code jcmd} counts it. */
final class LiveHeap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

    private LiveHeap() {}

    static long bytes(RunningProcess process) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            // The histogram collects before it counts; the first collection lets soft and weak references go.
            run(jcmd, String.valueOf(process.pid()), "GC.run");
            Matcher total = TOTAL.matcher(run(jcmd, String.valueOf(process.pid()), "GC.class_histogram"));
            if (!total.find()) {
                throw new IllegalStateException("jcmd tells no total");
            }
            return Long.parseLong(total.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
