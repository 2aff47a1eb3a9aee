package dev.cidashboard.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** One server for all tests of a JVM; each takes a database of its own. It goes with the JVM, and its data with it. */
public final class SharedPostgres {
    private static LocalPostgres server;

    private SharedPostgres() {}

    /** An empty database. */
    public static DatabaseAddress createDatabase() {
        return server().createDatabase();
    }

    /** Not to be stopped: for that a test starts its own, {@link LocalPostgres#fleeting}. */
    private static synchronized LocalPostgres server() {
        if (server == null) {
            try {
                Path folder = Files.createTempDirectory("ci-dashboard-postgres-");
                // By whomever PostgreSQL must run as; what is in it is closed by itself.
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                var starting = LocalPostgres.fleeting(folder.resolve("data"), binaries(folder));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(starting, folder)));
                starting.start();
                server = starting;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    /** Maven's folder for what is built, where there is one: it is unpacked once for all runs. */
    public static Path binaries(Path otherwise) {
        Path target = Path.of("target");
        return Files.isDirectory(target) ? target : otherwise;
    }

    private static void end(LocalPostgres ending, Path folder) {
        try {
            ending.kill();
            Folders.delete(folder);
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}
