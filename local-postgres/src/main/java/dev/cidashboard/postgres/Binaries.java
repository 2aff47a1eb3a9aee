package dev.cidashboard.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The programs of PostgreSQL, unpacked once into a folder that others may use, too. */
final class Binaries {
    private static final String MARK = "unpacked";
    private static final String PARTIAL = ".partial";

    private final Path home;

    private Binaries(Path home) {
        this.home = home;
    }

    /**
     * Unpacks them if that has not been done to its end. Several processes may want to at once: one does, the others wait.
     *
     * @param folder becomes the parent of a folder whose name tells the version
     */
    static synchronized Binaries in(Path folder) throws IOException {
        Versions versions = Versions.current();
        Packed packed = Packed.forThisSystem()
                .orElseThrow(() -> new NoServer(
                        ExitCode.NOT_FOR_THIS_SYSTEM,
                        "there is no PostgreSQL " + versions.shown() + " for " + System.getProperty("os.name") + " on "
                                + System.getProperty("os.arch") + " in the jars"));
        Path home = folder.resolve("postgresql-" + versions.postgres());
        Files.createDirectories(folder);
        try (var lock = FileChannel.open(
                folder.resolve(home.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Released with the channel.
            lock.lock();
            if (!isWhole(home)) {
                unpack(packed, home);
            }
        }
        return new Binaries(home);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static void unpack(Packed packed, Path home) throws IOException {
        Path partial = home.resolveSibling(home.getFileName() + PARTIAL);
        Folders.delete(partial);
        Folders.delete(home);
        Files.createDirectory(partial);
        try {
            packed.unpack(partial);
            Files.writeString(partial.resolve(MARK), contentOf(partial));
            for (Path file : Folders.all(partial)) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    // It may have to run as somebody else, whatever the umask says.
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            Folders.delete(partial);
            throw failure;
        }
    }

    /** After a power failure the name may be there without what was written before it. */
    private static boolean isWhole(Path home) throws IOException {
        Path mark = home.resolve(MARK);
        return Files.isRegularFile(mark) && Files.readString(mark).equals(contentOf(home));
    }

    private static String contentOf(Path folder) throws IOException {
        long files = 0;
        long bytes = 0;
        for (Path file : Folders.all(folder)) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !file.endsWith(MARK)) {
                files++;
                bytes += Files.size(file);
            }
        }
        return files + " files of " + bytes + " bytes\n";
    }
}
