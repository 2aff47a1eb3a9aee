package dev.cidashboard.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Other programs, which are told nothing that they need not know: tokens are in the environment. */
final class Program {
    private static final File NOWHERE = new File("/dev/null");

    /** How one ended, and what it said on both streams. */
    record Ended(int code, String output) {}

    private Program() {}

    static ProcessBuilder builder(List<String> command) {
        // Whoever it runs as may not be allowed to look into the present folder.
        var builder = new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true);
        String path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /**
     * Out of the reach of Ctrl-C, where the system has a way: a terminal interrupts everything at once, and the database has to
     * outlive those who still write to it.
     */
    static List<String> apart(List<String> command) {
        if (!succeeds(List.of("setsid", "true"))) {
            return command;
        }
        var apart = new ArrayList<>(List.of("setsid"));
        apart.addAll(command);
        return apart;
    }

    /** To its end. */
    static Ended run(List<String> command, String input) throws IOException {
        Process process = builder(command).start();
        try {
            Thread.ofVirtual().start(() -> write(process, input));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** Whether it can be started and ends well; what hangs does not. */
    static boolean succeeds(List<String> command) {
        try {
            Process process = builder(command)
                    .redirectInput(NOWHERE)
                    .redirectOutput(NOWHERE)
                    .start();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void write(Process process, String input) {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedBefore) {
            // Its exit code says what became of it.
            return;
        }
    }
}
