package dev.cidashboard.postgres;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class BinariesTest {
    @TempDir
    Path folder;

    @Test
    void they_are_unpacked_with_their_modes_and_links_once() throws IOException {
        var programs = Binaries.in(folder);
        Path postgres = programs.program("postgres");
        var first = Files.getLastModifiedTime(postgres);
        Binaries.in(folder);

        assertThat(postgres).isExecutable();
        assertThat(Files.getLastModifiedTime(postgres)).isEqualTo(first);
        assertThat(Folders.all(folder)).anyMatch(Files::isSymbolicLink).allMatch(Files::exists);
        assertThat(Program.run(List.of(postgres.toString(), "--version"), "").output())
                .contains(Versions.current().shown());
    }

    @Test
    void what_was_interrupted_or_has_suffered_is_done_again() throws IOException {
        Path home = folder.resolve("postgresql-" + Versions.current().postgres());
        Files.createDirectories(home.resolveSibling(home.getFileName() + ".partial/bin"));
        Binaries.in(folder);
        Path initdb = home.resolve("bin/initdb");
        long size = Files.size(initdb);
        Files.write(initdb, new byte[0]);

        Binaries.in(folder);

        assertThat(initdb).hasSize(size);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".partial"));
    }

    @Test
    void not_every_system_has_one() {
        assertThat(Packed.of("Windows 11", "amd64", false)).isEmpty();
        assertThat(Packed.of("Linux", "riscv64", false)).isEmpty();
        assertThat(Packed.of("Linux", "aarch64", true)).isEmpty();
        assertThat(Packed.forThisSystem()).isPresent();
    }
}
