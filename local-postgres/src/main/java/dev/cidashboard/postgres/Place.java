package dev.cidashboard.postgres;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a server keeps what.
 *
 * @param data absolute
 * @param shown the same as the user named it, for messages: they hold no paths of the machine
 * @param binaries the folder in which PostgreSQL is unpacked
 * @param urlFile absolute; holds the URL with the password while the server runs
 * @param lasting false for tests, whose data need not survive a power failure
 */
record Place(Path data, Path shown, Path binaries, Path urlFile, boolean lasting) {
    Place {
        Objects.requireNonNull(shown, "shown");
        Objects.requireNonNull(binaries, "binaries");
        if (data.getFileName() == null || data.getParent() == null) {
            throw new NoServer(ExitCode.REFUSED, "the data cannot be in " + shown + "; name a folder with --data");
        }
    }

    /** As {@code make run-all} has it: everything beside the data. */
    static Place of(Path data) {
        Path absolute = data.toAbsolutePath().normalize();
        Path parent = absolute.getParent() == null ? absolute : absolute.getParent();
        return new Place(absolute, data, parent, absolute.resolveSibling(absolute.getFileName() + ".url"), true);
    }

    Place withUrlFile(Path file) {
        return new Place(data, shown, binaries, file.toAbsolutePath().normalize(), lasting);
    }

    Path beside(String suffix) {
        return data.resolveSibling(data.getFileName() + suffix);
    }

    Path passwordFile() {
        return beside(".password");
    }

    Path log() {
        return beside(".log");
    }

    Path lock() {
        return beside(".lock");
    }

    /** What of a message is a path of this machine is written as the user wrote it. */
    String relative(String message) {
        Path parent = shown.getParent();
        return message.replace(data.getParent() + "/", parent == null ? "" : parent + "/");
    }
}
