package dev.cidashboard.postgres;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What cannot be started is said in one line, and nothing of what was there is changed. */
class RefusalTest {
    private static final Path HERE = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void data_of_another_major_version_is_left_alone() throws IOException {
        Path version =
                Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("PG_VERSION"), "17\n");

        refused(ExitCode.REFUSED, server(folder.resolve("data")))
                .isEqualTo(folder.resolve("data")
                        + " holds data of PostgreSQL 17, and this is 18; move it away to begin with an empty history, or bring"
                        + " it over with pg_upgrade or pg_dump");
        assertThat(folder.resolve("data")).isDirectoryContaining(file -> file.equals(version));
        assertThat(version).hasContent("17");
    }

    @Test
    void a_folder_of_something_else_is_left_alone() throws IOException {
        Path other =
                Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("thesis.txt"), "dear");

        refused(ExitCode.REFUSED, server(folder.resolve("data")))
                .endsWith(" is not empty and holds no data of PostgreSQL; name another folder with --data");
        assertThat(other).hasContent("dear");
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "dear");

        refused(ExitCode.REFUSED, server(file)).contains(" holds no data of PostgreSQL");
        assertThat(file).hasContent("dear");
    }

    @Test
    void nothing_can_be_made_below_a_file() throws IOException {
        Files.writeString(folder.resolve("file"), "dear");

        refused(ExitCode.FAILED, server(folder.resolve("file/data"))).startsWith("cannot write ");
    }

    @Test
    void a_port_in_use_is_named() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var place = Place.of(folder.resolve("data"));
            var server = new LocalPostgres(
                    new Place(
                            place.data(),
                            place.shown(),
                            SharedPostgres.binaries(folder).toAbsolutePath(),
                            place.urlFile(),
                            false),
                    taken.getLocalPort(),
                    Identity.ofThisProcess());

            refused(ExitCode.PORT, server)
                    .isEqualTo("port " + taken.getLocalPort()
                            + " on 127.0.0.1 is in use; choose another with --port, or 0 for any");
        }
    }

    @Test
    void a_full_disk_is_named_and_left_without_half_of_it() throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(Program.run(List.of("mount", "-t", "tmpfs", "-o", "size=20m", "none", disk.toString()), "")
                        .code())
                .as("a small disk can be had here")
                .isZero();
        try {
            refused(ExitCode.FAILED, server(disk.resolve("data")))
                    .startsWith("cannot make the data in ")
                    .endsWith(": No space left on device");
            assertThat(disk.resolve("data")).doesNotExist();
            assertThat(disk.resolve("data.new")).doesNotExist();

            refused(ExitCode.FAILED, LocalPostgres.fleeting(disk.resolve("data"), disk))
                    .startsWith("cannot write ")
                    .endsWith("No space left on device");
            assertThat(disk).isDirectoryNotContaining(file -> file.toString().endsWith(".partial"));
        } finally {
            Program.run(List.of("umount", disk.toString()), "");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                        | --data is missing; expected the folder of the data
            --data                    | --data has no value
            --data d --port           | --port has no value
            --data d --port 65536     | --port is "65536"; expected a port, 0 to 65535
            --data d --port five      | --port is "five"; expected a port, 0 to 65535
            --data /                  | the data cannot be in /; name a folder with --data
            --dota d                  | unknown argument "--dota"; --help says which there are
            """)
    void a_wrong_command_line_is_explained(String line, String message) {
        String[] words = line.isEmpty() ? new String[0] : line.split(" ");

        assertThatExceptionOfType(NoServer.class)
                .isThrownBy(() -> Options.parse(words))
                .withMessage(message)
                .matches(why -> why.exitCode() == ExitCode.REFUSED);
    }

    @Test
    void messages_name_places_as_the_user_did() {
        var place = Place.of(Path.of("target/postgres"));

        assertThat(Shown.reason("LOG: x\nFATAL:  could not open \"" + HERE + "/target/postgres/y\"\nHINT: z\n", place))
                .isEqualTo("could not open \"target/postgres/y\"");
    }

    private LocalPostgres server(Path data) {
        return LocalPostgres.fleeting(data, SharedPostgres.binaries(folder));
    }

    private static AbstractStringAssert<?> refused(ExitCode code, LocalPostgres server) {
        try (server) {
            server.start();
            throw new AssertionError("it starts");
        } catch (NoServer why) {
            assertThat(why.exitCode()).isEqualTo(code);
            assertThat(why.getMessage()).doesNotContain("\n");
            return assertThat(why.getMessage());
        }
    }
}
