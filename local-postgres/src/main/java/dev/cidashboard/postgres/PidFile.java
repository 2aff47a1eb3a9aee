package dev.cidashboard.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code postmaster.pid}, by which PostgreSQL keeps two servers off the same data, and says when it is ready. */
final class PidFile {
    private static final int STATUS_LINE = 7;
    private static final String READY = "ready";
    /** No system numbers its processes so high. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

    private final Path data;
    private final Path file;

    PidFile(Path data) {
        this.data = data;
        this.file = data.resolve("postmaster.pid");
    }

    /** Whether the server with that number takes connections. */
    boolean isReady(long pid) throws IOException {
        List<String> lines = lines();
        return lines.size() > STATUS_LINE
                && lines.getFirst().strip().equals(Long.toString(pid))
                && lines.get(STATUS_LINE).strip().equals(READY);
    }

    /** The server that still works on this data; empty if the number belongs to nobody, or to another process by now. */
    Optional<ProcessHandle> server() throws IOException {
        return process().filter(this::isOurs);
    }

    /**
     * PostgreSQL takes any living process under the number for another server, and would never start after a reboot that
     * gave it to somebody else. The rest of the file stays: by it PostgreSQL sees whether parts of the old server are left.
     */
    void forgetStranger() throws IOException {
        Optional<ProcessHandle> process = process();
        if (process.isPresent() && !isOurs(process.get())) {
            var lines = new ArrayList<>(lines());
            lines.set(0, NOBODY);
            // Written into the same file, which keeps its owner.
            Files.write(file, lines);
        }
    }

    private Optional<ProcessHandle> process() throws IOException {
        List<String> lines = lines();
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[1-9]\\d{0,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
    }

    private boolean isOurs(ProcessHandle process) {
        var info = process.info();
        boolean postgres = info.command()
                .map(Path::of)
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
        // Where the system does not tell the arguments, the name has to do.
        return postgres
                && info.arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(true);
    }

    private List<String> lines() throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException goneMeanwhile) {
            return List.of();
        }
    }
}
