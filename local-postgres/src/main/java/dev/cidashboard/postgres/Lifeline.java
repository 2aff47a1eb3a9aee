package dev.cidashboard.postgres;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ends the server when this process is gone, however it went: a shell waits for the end of a pipe that only this process
 * holds. Without it a server whose starter was killed would run on for ever.
 */
final class Lifeline implements AutoCloseable {
    private static final String WAIT_AND_INTERRUPT =
            "trap '' INT HUP TERM; read -r nothing; kill -INT \"$0\" 2>/dev/null";

    private final Process watcher;

    private Lifeline(Process watcher) {
        this.watcher = watcher;
    }

    static Lifeline of(Process server) throws IOException {
        var command = List.of("sh", "-c", WAIT_AND_INTERRUPT, Long.toString(server.pid()));
        return new Lifeline(Program.builder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** PostgreSQL's fast shutdown: whoever is connected is sent away. Java's own request to end would wait for them. */
    static void interrupt(long pid) throws IOException {
        Program.run(List.of("sh", "-c", "kill -INT \"$0\"", Long.toString(pid)), "");
    }

    /** The number of the server may be somebody else's soon: it must not be used any more. */
    @Override
    public void close() {
        watcher.destroyForcibly();
        try {
            watcher.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
