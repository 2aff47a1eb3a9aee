package dev.cidashboard.endtoend.product;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/** One packaged process: it can be killed the hard way and started again on the same port, with the same log. */
public final class RunningProcess implements AutoCloseable {

    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    /** Short, because a start is measured with it. */
    private static final Duration POLL = Duration.ofMillis(10);

    static {
        // An interrupted build must not leave servers behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly)));
    }

    private final Launcher launcher;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private final String healthPath;
    private final Path log;
    private final Http http;
    private Process process;

    RunningProcess(
            Launcher launcher,
            String name,
            int port,
            Map<String, String> environment,
            List<String> arguments,
            String healthPath) {
        this.launcher = launcher;
        this.environment = environment;
        this.arguments = List.copyOf(arguments);
        this.healthPath = healthPath;
        this.log = Launcher.outputFolder().resolve(name + "-" + launcher.script() + ".log");
        this.http = new Http(URI.create("http://127.0.0.1:" + port));
    }

    public Http http() {
        return http;
    }

    /** Starts it and waits until it listens. */
    public void start() {
        launch();
        awaitListening();
    }

    /** Starts it with more in its environment, this once. */
    public void startOnceWith(Map<String, String> more) {
        Map<String, String> both = new HashMap<>(environment);
        both.putAll(more);
        launch(both);
        awaitListening();
    }

    /** Starts it without waiting. */
    public void launch() {
        launch(environment);
    }

    private void launch(Map<String, String> variables) {
        if (isAlive()) {
            throw new IllegalStateException(launcher.script() + " already runs as " + process.pid());
        }
        try {
            ProcessBuilder command = launcher.command(variables, arguments);
            command.redirectErrorStream(true);
            command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            command.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            process = command.start();
            ALIVE.add(process);
        } catch (IOException e) {
            throw new UncheckedIOException(launcher.script(), e);
        }
    }

    public void awaitListening() {
        await(launcher.script() + " listens")
                .atMost(LONGEST_START)
                .pollInterval(POLL)
                .until(() -> {
                    if (!isAlive()) {
                        throw new AssertionError(
                                launcher.script() + " ended with " + process.exitValue() + ":\n" + log());
                    }
                    return http.answers(healthPath);
                });
    }

    /** SIGKILL: it has no chance to say good-bye. */
    public void kill() {
        end(process.destroyForcibly());
    }

    /** SIGTERM, as a service manager stops it; SIGKILL if that is not enough. */
    public void stop() {
        process.destroy();
        end(process);
    }

    private void end(Process ending) {
        try {
            if (!ending.waitFor(15, TimeUnit.SECONDS)) {
                ending.destroyForcibly().waitFor(15, TimeUnit.SECONDS);
            }
            ALIVE.remove(ending);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + launcher.script() + " ended", e);
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public ProcessFigures figures() {
        return ProcessFigures.of(process.pid());
    }

    /** Everything it has written since its first start. */
    public String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void deleteLog() {
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            stop();
        }
    }
}
