package dev.cidashboard.postgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/** PostgreSQL refuses root; whoever starts it, it runs. */
class IdentityTest {
    private static final Account REFUSED = new Account(List.of("false"), 0);

    private Path folder;

    @BeforeEach
    void a_folder_that_everybody_may_enter() throws IOException {
        folder = Files.createTempDirectory("ci-dashboard-identity-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void is_gone() throws IOException {
        Folders.delete(folder);
    }

    @Test
    void a_user_with_a_name_runs_it_directly() {
        var account = new Identity(1000, "alice", List.of(REFUSED)).in(List.of(folder));

        assertThat(account).isEqualTo(new Account(List.of(), 1000));
    }

    @Test
    void where_no_other_identity_can_be_taken_root_is_told_so() {
        var root = new Identity(0, "root", List.of(REFUSED));
        var nameless = new Identity(1234, "?", List.of(new Account(List.of("/no/such/program"), 1234)));

        assertThatExceptionOfType(NoServer.class)
                .isThrownBy(() -> root.in(List.of(folder)))
                .withMessage(
                        "PostgreSQL does not run as root, and no other identity can be taken here (unshare -U, setpriv);"
                                + " start it as another user");
        assertThatExceptionOfType(NoServer.class)
                .isThrownBy(() -> nameless.in(List.of(folder)))
                .withMessageContaining("a user without a name");
    }

    @Test
    void root_uses_another_number_where_namespaces_are_refused_and_may_change_its_way_later() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        var other = withoutNamespaces();

        try (var server = server(other)) {
            server.start();
            Sql.execute(server.address(), "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        assertThat(Files.getAttribute(folder.resolve("data"), "unix:uid")).isNotEqualTo(0);
        try (var server = server(Identity.ofThisProcess())) {
            server.start();
            assertThat(Sql.ask(server.address(), "SELECT answer FROM kept")).isEqualTo("42");
        }
        try (var server = server(other)) {
            server.start();
            assertThat(Sql.ask(server.address(), "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    /** As in a container of root's that has everything in root's home. */
    @Test
    void root_uses_another_number_also_in_a_folder_that_only_root_may_enter() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));

        try (var server = server(withoutNamespaces())) {
            server.start();

            assertThat(Sql.ask(server.address(), "SELECT 42")).isEqualTo("42");
        }
    }

    /** One that has a name, and one that has none. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1234})
    void another_user_starts_and_stops_it_and_is_told_when_it_may_not_write(int uid) throws IOException {
        List<String> prefix = List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
        assumeThat(canBecome(prefix)).as("this user can become another one").isTrue();
        String classPath = copyOfTheClassPath();
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        Files.setAttribute(theirs, "unix:uid", uid);

        try (var started = Command.start(prefix, classPath, folder, "--data", "theirs/data")) {
            started.awaitListening();
            started.process().destroy();
            assertThat(started.awaitEnd()).as(started.err()).isZero();
            assertThat(started.out()).hasLineCount(1).contains("its data is in theirs/data");
        }
        try (var refused = Command.start(prefix, classPath, folder, "--data", "data")) {
            assertThat(refused.awaitEnd()).isEqualTo(1);
            assertThat(refused.err()).isEqualTo("local-postgres: cannot write data: permission denied\n");
        }
    }

    private static boolean canBecome(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        return Program.succeeds(command);
    }

    /** Somebody else may not look into the home of who builds. */
    private String copyOfTheClassPath() throws IOException {
        Path copies = Files.createDirectory(folder.resolve("lib"));
        var places = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path from = Path.of(entry);
            Path to = copies.resolve(places.size() + "-" + from.getFileName());
            if (Files.isDirectory(from)) {
                for (Path file : Folders.all(from)) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            } else if (Files.exists(from)) {
                Files.copy(from, to);
            }
            places.add(to.toString());
        }
        return String.join(File.pathSeparator, places);
    }

    private static Identity withoutNamespaces() {
        var ways = new ArrayList<>(Identity.waysOf(0));
        ways.set(0, REFUSED);
        return new Identity(0, "root", ways);
    }

    private LocalPostgres server(Identity identity) {
        var place = Place.of(folder.resolve("data"));
        return new LocalPostgres(new Place(place.data(), place.shown(), folder, place.urlFile(), false), 0, identity);
    }
}
