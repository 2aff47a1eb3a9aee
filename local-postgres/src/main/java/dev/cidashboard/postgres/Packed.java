package dev.cidashboard.postgres;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL as it lies in its jar: a compressed tar archive. */
record Packed(URL archive) {
    private static final PosixFilePermission[] FROM_LOWEST_BIT = {
        PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_READ
    };

    /** Empty if no jar of the class path has one for this system: the build fetches only what fits. */
    static Optional<Packed> forThisSystem() {
        return of(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    static Optional<Packed> of(String system, String processor, boolean alpine) {
        String name = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : system.toLowerCase(Locale.ROOT);
        String bits =
                switch (processor) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64" -> "arm_64";
                    default -> processor;
                };
        String resource = "/postgres-" + name + "-" + bits + (alpine ? "-alpine_linux" : "") + ".txz";
        return Optional.ofNullable(Packed.class.getResource(resource)).map(Packed::new);
    }

    /** @param folder an existing one, into which it is unpacked with modes and symbolic links */
    void unpack(Path folder) throws IOException {
        try (InputStream packed = new BufferedInputStream(archive.openStream(), 1 << 16);
                var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, within(folder, folder.resolve(entry.getName())));
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path place) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(place);
            return;
        }
        Files.createDirectories(place.getParent());
        if (entry.isSymbolicLink()) {
            within(place.getParent().getParent(), place.getParent().resolve(entry.getLinkName()));
            Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, place);
            Files.setPosixFilePermissions(place, permissions(entry.getMode()));
        }
    }

    private static Path within(Path folder, Path place) throws IOException {
        if (!place.normalize().startsWith(folder)) {
            throw new IOException("the archive has a file outside of its folder");
        }
        return place.normalize();
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < FROM_LOWEST_BIT.length; bit++) {
            if ((mode & 1 << bit) != 0) {
                permissions.add(FROM_LOWEST_BIT[bit]);
            }
        }
        return permissions;
    }
}
