package dev.cidashboard.postgres;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Why there is no server: one line for people, and the code that the command ends with. */
public final class NoServer extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    NoServer(ExitCode exitCode, String line) {
        super(line.replaceAll("\\s*\\R\\s*", " "));
        this.exitCode = exitCode;
    }

    /** @param place what could not be read or written, as the user named it: the JDK's own words hold whole paths */
    static NoServer of(IOException failure, Path place) {
        return new NoServer(ExitCode.FAILED, "cannot write " + place + ": " + reason(failure));
    }

    ExitCode exitCode() {
        return exitCode;
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileSystemException withFile) {
            return withFile.getReason() == null ? failure.getClass().getSimpleName() : withFile.getReason();
        }
        String message = String.valueOf(failure.getMessage());
        return message.contains(Shown.NO_SPACE) ? Shown.NO_SPACE : message;
    }
}
