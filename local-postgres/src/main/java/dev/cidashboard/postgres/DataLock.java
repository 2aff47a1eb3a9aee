package dev.cidashboard.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Held by the one process that cares for a data folder; the system releases it when that process is gone. */
record DataLock(FileChannel channel) implements AutoCloseable {
    static DataLock take(Place place) throws IOException {
        var channel = FileChannel.open(place.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new DataLock(channel);
            }
        } catch (OverlappingFileLockException ours) {
            channel.close();
            throw inUse(place);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
        channel.close();
        throw inUse(place);
    }

    private static NoServer inUse(Place place) {
        return new NoServer(
                ExitCode.FAILED,
                "another local-postgres runs on " + place.shown() + "; stop it, or name another folder");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
