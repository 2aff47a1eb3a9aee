package dev.cidashboard.aggregator.database;

import dev.cidashboard.postgres.LocalPostgres;
import dev.cidashboard.postgres.SharedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL that a test may stop and kill; the port stays the same. */
public final class OwnServer implements AutoCloseable {

    private final Path folder;
    private final LocalPostgres server;

    private OwnServer(Path folder) {
        this.folder = folder;
        this.server = LocalPostgres.fleeting(folder.resolve("data"), SharedPostgres.binaries(folder));
    }

    public static OwnServer start() {
        try {
            Path folder = Files.createTempDirectory("ci-dashboard-own-");
            // By whomever PostgreSQL must run as; what is in it is closed by itself.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return startIn(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param folder that goes when this is closed */
    public static OwnServer startIn(Path folder) {
        OwnServer own = new OwnServer(folder);
        own.run();
        return own;
    }

    /** Until it takes connections; nothing happens if it runs. */
    public void run() {
        server.start();
    }

    public void stop() {
        server.stop();
    }

    /** SIGTERM: it takes no new connections, and ends when the last one is closed. */
    public void beginToStop() {
        try {
            long server = Long.parseLong(
                    Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
            if (!ProcessHandle.of(server).orElseThrow().destroy()) {
                throw new IllegalStateException("the server cannot be told to stop");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    public void kill() {
        server.kill();
    }

    public TestDatabase createDatabase() {
        return TestDatabase.at(server.createDatabase());
    }

    @Override
    public void close() {
        server.kill();
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
