package dev.cidashboard.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/** The command in a process of its own, as somebody starts it. */
final class Command implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Process process;
    private final Path out;
    private final Path err;

    private Command(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param prefix the command that starts it, such as one that takes another identity */
    static Command start(List<String> prefix, String classPath, Path folder, String... arguments) {
        var words = new ArrayList<>(prefix);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                LocalPostgresMain.class.getName()));
        words.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("local-postgres-", ".out");
            Path err = Files.createTempFile("local-postgres-", ".err");
            var started = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Command(started, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Command start(Path folder, String... arguments) {
        return start(List.of(), System.getProperty("java.class.path"), folder, arguments);
    }

    Command awaitListening() {
        await("it listens").atMost(SOON).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("it ended with " + process.exitValue() + ": " + err());
            }
            return out().contains(" listens on ");
        });
        return this;
    }

    int awaitEnd() {
        try {
            if (!process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it goes on: " + out() + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Process process() {
        return process;
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        try {
            Files.delete(out);
            Files.delete(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
