package dev.cidashboard.postgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A real server, on data of its own; each test finds it running, whatever the one before it has done. */
class LocalPostgresTest {
    @TempDir
    private static Path folder;

    private static LocalPostgres server;

    @BeforeAll
    static void a_server() {
        server = LocalPostgres.fleeting(folder.resolve("data"), SharedPostgres.binaries(folder));
    }

    @BeforeEach
    void that_runs() throws SQLException {
        server.start();
        Sql.execute(server.address(), "DROP TABLE IF EXISTS kept");
    }

    @AfterAll
    static void is_gone() {
        server.close();
    }

    @Test
    void it_is_on_loopback_only_and_keeps_text_as_the_dashboard_has_it() throws SQLException {
        assertThat(Sql.ask(server.address(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(Sql.ask(server.address(), "SHOW server_encoding")).isEqualTo("UTF8");
        assertThat(Sql.ask(server.address(), "SELECT lower('ÄRGER')")).isEqualTo("ärger");
        assertThat(Sql.ask(server.address(), "SELECT string_agg(w, '' ORDER BY w) FROM unnest('{b,a,B,ä}'::text[]) w"))
                .isEqualTo("Babä");
        assertThat(server.address()).asString().doesNotContain(server.address().password());
    }

    @Test
    void what_was_written_is_there_after_a_restart_on_the_same_port() throws SQLException {
        var before = server.address();
        Sql.execute(before, "CREATE TABLE kept AS SELECT 42 AS answer");

        server.stop();
        boolean stopped = !server.isRunning();
        server.start();

        assertThat(stopped).isTrue();
        assertThat(server.address()).isEqualTo(before);
        assertThat(Sql.ask(before, "SELECT answer FROM kept")).isEqualTo("42");
    }

    @Test
    void what_was_committed_survives_a_crash() throws SQLException {
        var before = server.address();
        Sql.execute(before, "CREATE TABLE kept AS SELECT 42 AS answer");

        server.kill();
        server.start();

        assertThat(server.address()).isEqualTo(before);
        assertThat(Sql.ask(before, "SELECT answer FROM kept")).isEqualTo("42");
    }

    @Test
    void whoever_is_connected_does_not_keep_it_from_stopping() throws SQLException {
        try (var connection = DriverManager.getConnection(
                server.address().jdbcUrl(),
                server.address().user(),
                server.address().password())) {
            server.stop();

            assertThat(connection.isValid(1)).isFalse();
            assertThat(server.isRunning()).isFalse();
        }
    }

    @Test
    void each_test_has_an_empty_database_of_its_own() throws SQLException {
        var one = server.createDatabase();
        var other = server.createDatabase();

        Sql.execute(one, "CREATE TABLE mine (id int)");

        assertThat(Sql.ask(one, "SELECT count(*) FROM mine")).isEqualTo("0");
        assertThat(Sql.ask(other, "SELECT to_regclass('mine')")).isNull();
    }

    @Test
    void only_its_own_user_gets_in_and_only_with_the_password() {
        var address = server.address();

        assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), address.user(), "guessed"))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), "postgres", address.password()))
                .hasMessageContaining("no pg_hba.conf entry");
        assertThatThrownBy(() -> Sql.execute(address, "COPY (SELECT 1) TO PROGRAM 'true'"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void its_url_and_its_password_are_its_owner_s_only_and_the_url_is_there_while_it_runs() throws Exception {
        assertThat(Files.readString(folder.resolve("data.url")).strip())
                .isEqualTo(server.address().url());
        for (String secret : List.of("data.url", "data.password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(folder.resolve("data.log")))
                .doesNotContain(server.address().password());

        server.stop();

        assertThat(folder.resolve("data.url")).doesNotExist();
    }

    @Test
    void a_lost_password_is_replaced() throws Exception {
        String before = server.address().password();
        server.stop();
        Files.delete(folder.resolve("data.password"));

        server.start();

        assertThat(server.address().password()).isNotEqualTo(before);
        assertThat(Sql.ask(server.address(), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void a_file_of_a_server_that_is_gone_whose_number_is_somebody_else_s_now_keeps_nobody_from_starting()
            throws Exception {
        server.kill();
        var pidFile = folder.resolve("data/postmaster.pid");
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            var lines = Files.readAllLines(pidFile);
            lines.set(0, Long.toString(stranger.pid()));
            Files.write(pidFile, lines);

            server.start();

            assertThat(Sql.ask(server.address(), "SELECT 1")).isEqualTo("1");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void two_do_not_care_for_the_same_data() {
        try (var second = LocalPostgres.fleeting(folder.resolve("data"), SharedPostgres.binaries(folder))) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(NoServer.class)
                    .hasMessageStartingWith("another local-postgres runs on ");
        }
        assertThat(server.isRunning()).isTrue();
    }

    @Test
    void tests_share_one_server_and_no_database() throws SQLException {
        var one = SharedPostgres.createDatabase();
        var other = SharedPostgres.createDatabase();

        assertThat(one.port()).isEqualTo(other.port());
        assertThat(one.name()).isNotEqualTo(other.name());
        assertThat(Sql.ask(one, "SHOW fsync")).isEqualTo("off");
    }
}
