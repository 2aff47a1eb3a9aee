package dev.cidashboard.endtoend.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that was started and ended by itself: how, and what it wrote. */
public record Ended(int exitCode, String out, String err) {

    private static final int LONGEST_SECONDS = 30;

    /** @throws AssertionError if it still runs after 30 s */
    public static Ended run(Launcher launcher, Map<String, String> environment, List<String> arguments) {
        return of(launcher.command(environment, arguments)
                .directory(Launcher.outputFolder().toFile()));
    }

    /** @throws AssertionError if it still runs after 30 s */
    static Ended of(ProcessBuilder command) {
        Path folder = Launcher.outputFolder();
        try {
            Path out = Files.createTempFile(folder, "ended-", ".out");
            Path err = Files.createTempFile(folder, "ended-", ".err");
            Process process = command.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(
                        command.command() + " did not end; it wrote " + Files.readString(out) + Files.readString(err));
            }
            Ended ended = new Ended(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
            Files.delete(out);
            Files.delete(err);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.command() + " ran", e);
        }
    }

    public List<String> errorLines() {
        return err.lines().toList();
    }
}
