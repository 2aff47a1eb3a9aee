package dev.cidashboard.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL of one's own on 127.0.0.1. It can be stopped, killed and started again on the same data and port, as tests
 * of what survives that want; it ends with this process at the latest.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final Duration TO_END = Duration.ofSeconds(30);
    /** After a crash it reads its log again before it is ready. */
    private static final long MOMENTS_TO_START = 3_000;

    private static final int MOMENT_MILLIS = 20;

    private final Place place;
    private final Identity identity;
    private int port;
    private String password = "";
    private Optional<Running> running = Optional.empty();
    private boolean tookOver;

    private record Running(Process server, Lifeline lifeline, DataLock lock) {}

    /** @param port 0 for any free one, which it then keeps */
    LocalPostgres(Place place, int port, Identity identity) {
        this.place = place;
        this.identity = identity;
        this.port = port;
    }

    /**
     * For tests: quick, and nothing of it survives a power failure.
     *
     * @param data a folder that need not exist; others are made beside it
     * @param binaries a folder in which PostgreSQL is unpacked, or already was
     */
    public static LocalPostgres fleeting(Path data, Path binaries) {
        return of(data, binaries, false);
    }

    /** For measurements: as {@code make run-all} has one, with the same parameters. */
    public static LocalPostgres lasting(Path data, Path binaries) {
        return of(data, binaries, true);
    }

    private static LocalPostgres of(Path data, Path binaries, boolean lasting) {
        Place place = Place.of(data);
        return new LocalPostgres(
                new Place(place.data(), data, binaries.toAbsolutePath(), place.urlFile(), lasting),
                0,
                Identity.ofThisProcess());
    }

    /**
     * Until it takes connections.
     *
     * @throws NoServer if there is none then
     */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        end();
        try {
            Files.createDirectories(place.data().getParent());
            Files.createDirectories(place.urlFile().getParent());
            var lock = DataLock.take(place);
            try {
                start(lock);
            } finally {
                if (running.isEmpty()) {
                    lock.close();
                }
            }
        } catch (IOException failure) {
            throw NoServer.of(failure, place.shown());
        }
    }

    private void start(DataLock lock) throws IOException {
        Files.deleteIfExists(place.urlFile());
        var binaries = Binaries.in(place.binaries());
        var pidFile = new PidFile(place.data());
        tookOver = endOrphan(pidFile);
        pidFile.forgetStranger();
        var account = identity.in(List.of(place.data().getParent(), place.binaries()));
        password = new DataFolder(place, binaries, account).prepare();
        if (port == 0) {
            port = Ports.free();
        } else if (Ports.isTaken(port)) {
            throw portInUse();
        }
        var command = new ArrayList<>(account.command(
                binaries.program("postgres").toString(), "-D", place.data().toString()));
        command.addAll(Settings.of(port, place.lasting()));
        Process server = Program.builder(Program.apart(command))
                .redirectOutput(place.log().toFile())
                .start();
        var started = new Running(server, Lifeline.of(server), lock);
        if (!awaitReady(server, pidFile)) {
            server.destroyForcibly();
            started.lifeline().close();
            throw Ports.isTaken(port)
                    ? portInUse()
                    : new NoServer(ExitCode.FAILED, "PostgreSQL did not start: " + lastWords());
        }
        running = Optional.of(started);
        Folders.writeSecret(place.urlFile(), address().url() + "\n");
    }

    /** A server whose starter was killed; the lock is ours, so nobody cares for it any more. */
    private static boolean endOrphan(PidFile pidFile) throws IOException {
        Optional<ProcessHandle> orphan = pidFile.server();
        if (orphan.isEmpty()) {
            return false;
        }
        Lifeline.interrupt(orphan.get().pid());
        try {
            orphan.get().onExit().get(TO_END.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException goesOn) {
            throw new NoServer(
                    ExitCode.FAILED,
                    "a PostgreSQL of an earlier start does not end; end process "
                            + orphan.get().pid());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static boolean awaitReady(Process server, PidFile pidFile) throws IOException {
        try {
            for (long moment = 0; moment < MOMENTS_TO_START; moment++) {
                if (pidFile.isReady(server.pid())) {
                    return true;
                }
                if (server.waitFor(MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            return false;
        } catch (InterruptedException interrupted) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    public synchronized boolean isRunning() {
        return running.filter(found -> found.server().isAlive()).isPresent();
    }

    /** In an orderly way: connections are closed, everything is on the disk. Nothing happens if it does not run. */
    public synchronized void stop() {
        running.filter(found -> found.server().isAlive()).ifPresent(found -> {
            try {
                Lifeline.interrupt(found.server().pid());
                if (!found.server().waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
                    kill();
                }
            } catch (IOException notEvenAShell) {
                kill();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        end();
    }

    /** As a crash does it. Returns when all of it is gone: the parts notice by themselves that the whole is. */
    public synchronized void kill() {
        running.ifPresent(found -> {
            var parts = found.server().descendants().toList();
            found.server().destroyForcibly().onExit().join();
            parts.forEach(part -> part.onExit().join());
        });
        end();
    }

    /** Forgets what has ended. */
    private void end() {
        try {
            if (running.isPresent()) {
                running.get().lifeline().close();
                Files.deleteIfExists(place.urlFile());
                running.get().lock().close();
            }
        } catch (IOException failure) {
            throw NoServer.of(failure, place.shown());
        } finally {
            running = Optional.empty();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** The database that every server has from its begin. */
    public DatabaseAddress address() {
        return address(DataFolder.USER);
    }

    /** An empty database of its own, for one test. */
    public DatabaseAddress createDatabase() {
        String name = "fresh_" + UUID.randomUUID().toString().replace('-', '_');
        try (var connection = DriverManager.getConnection(address().jdbcUrl(), DataFolder.USER, password);
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot make the database " + name, failure);
        }
        return address(name);
    }

    /** Whether the last start found a server whose starter had been killed, and stopped it. */
    boolean tookOver() {
        return tookOver;
    }

    /** Waits for its end, which nobody has asked for if this returns. @return the exit code */
    int awaitEnd() throws InterruptedException {
        Process server;
        synchronized (this) {
            server = running.orElseThrow().server();
        }
        return server.waitFor();
    }

    /** The last complaint in its log. */
    String lastWords() {
        try {
            return Shown.reason(Files.readString(place.log()), place);
        } catch (IOException unreadable) {
            return "its log cannot be read";
        }
    }

    private DatabaseAddress address(String name) {
        return new DatabaseAddress(port, name, DataFolder.USER, password);
    }

    private NoServer portInUse() {
        return new NoServer(
                ExitCode.PORT, "port " + port + " on 127.0.0.1 is in use; choose another with --port, or 0 for any");
    }
}
