package dev.cidashboard.aggregator.history;

import dev.cidashboard.aggregator.Samples;
import dev.cidashboard.aggregator.database.Database;
import dev.cidashboard.aggregator.database.DatabaseHealth;
import dev.cidashboard.aggregator.database.OwnServer;
import dev.cidashboard.aggregator.database.TestDatabase;
import dev.cidashboard.aggregator.fixture.SimulatedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** A disk that is full keeps nothing from the dashboard, and loses nothing of the history. */
@Timeout(120)
class FullDiskTest {

    private final SimulatedClock clock = new SimulatedClock(Samples.NOON.plus(Duration.ofHours(1)));
    private Path disk;
    private boolean mounted;

    @BeforeEach
    void a_small_disk() throws Exception {
        disk = Files.createTempDirectory("ci-dashboard-disk-");
        Process mount = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec mount -t tmpfs -o size=96m,mode=0711 tmpfs \"$0\" 2>/dev/null",
                        disk.toString())
                .start();
        mounted = mount.waitFor() == 0;
    }

    @AfterEach
    void it_goes() throws Exception {
        if (mounted) {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
        Files.deleteIfExists(disk);
    }

    @Test
    void what_finds_no_room_is_written_when_there_is_some() throws Exception {
        assumeThat(mounted)
                .as("a disk of its own can be mounted here, which needs root")
                .isTrue();
        Path home = Files.createDirectory(
                disk.resolve("server"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        try (OwnServer server = OwnServer.startIn(home)) {
            TestDatabase rows = server.createDatabase();
            Database database = rows.open(clock);
            HistoryWriter writer = new HistoryWriter(database, Duration.ofDays(400), clock);
            Story before = Story.of(10, 1);
            before.tell(writer);
            assertThat(writer.flushAll()).isTrue();
            Path filler = disk.resolve("filler");
            fill(filler);

            Story story = Story.of(5_000, 1);
            story.tell(writer);
            assertThat(writer.flushAll()).isFalse();

            assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.AWAY);
            assertThat(database.health().message())
                    .isEqualTo("the database's disk is full; make room, nothing is lost until then");
            assertThat(writer.health().dropped()).isZero();
            assertThat(database.<Boolean>read(connection -> true)).isTrue();
            Files.delete(filler);
            assertThat(writer.flushAll()).isTrue();
            assertThat(database.health().state()).isEqualTo(DatabaseHealth.State.READY);
            story.assertKept(rows);
        }
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }
}
