package dev.cidashboard.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * The data of one server, and its password beside it. It is made in a folder of another name and then renamed, so that what
 * was interrupted is done again. Only one user can log in, who owns one database and may make others; the superuser that
 * PostgreSQL cannot be without has no password and is let in from nowhere.
 */
final class DataFolder {
    static final String USER = "cidashboard";
    private static final String SUPERUSER = "postgres";
    private static final String ACCESS = """
            # Made by local-postgres: one user, from this machine, with a password.
            host all %s 127.0.0.1/32 scram-sha-256
            """.formatted(USER);

    private final Place place;
    private final Binaries binaries;
    private final Account account;

    DataFolder(Place place, Binaries binaries, Account account) {
        this.place = place;
        this.binaries = binaries;
        this.account = account;
    }

    /** @return the password */
    String prepare() throws IOException {
        Path data = place.data();
        String password = Files.isRegularFile(place.passwordFile())
                ? Files.readString(place.passwordFile()).strip()
                : "";
        boolean known = password.matches("[A-Za-z0-9_-]{20,100}");
        if (!known) {
            password = newPassword();
        }
        if (isNew(data)) {
            create(password);
        } else {
            refuseOthers(data);
            account.own(data);
            if (!known) {
                sql(data, List.of("ALTER ROLE " + USER + " PASSWORD '" + password + "'"));
            }
        }
        Folders.writeSecret(place.passwordFile(), password + "\n");
        return password;
    }

    private static boolean isNew(Path data) throws IOException {
        return !Files.exists(data, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(data) && Folders.isEmpty(data);
    }

    private void refuseOthers(Path data) throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (!Files.isRegularFile(version)) {
            throw new NoServer(
                    ExitCode.REFUSED,
                    place.shown() + " is not empty and holds no data of PostgreSQL; name another folder with --data");
        }
        String found = Files.readString(version).strip();
        String major = Versions.current().major();
        if (!found.equals(major)) {
            throw new NoServer(
                    ExitCode.REFUSED,
                    place.shown() + " holds data of PostgreSQL " + Shown.bounded(found) + ", and this is " + major
                            + "; move it away to begin with an empty history, or bring it over with pg_upgrade or pg_dump");
        }
    }

    private void create(String password) throws IOException {
        Path fresh = place.beside(".new");
        Folders.delete(fresh);
        try {
            Files.createDirectory(fresh);
            account.own(fresh);
            initdb(fresh);
            Files.writeString(fresh.resolve("pg_hba.conf"), ACCESS);
            sql(
                    fresh,
                    List.of(
                            "CREATE ROLE " + USER + " LOGIN CREATEDB PASSWORD '" + password + "'",
                            "CREATE DATABASE " + USER + " OWNER " + USER));
            Files.deleteIfExists(place.data());
            Files.move(fresh, place.data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | NoServer failure) {
            Folders.delete(fresh);
            throw failure;
        }
    }

    /**
     * Sorted by code points and with Unicode's rules for cases, by PostgreSQL itself: what an index holds then does not depend
     * on the machine's C library, which orders differently with each version.
     */
    private void initdb(Path fresh) throws IOException {
        var words = new ArrayList<>(Stream.of(
                        "--pgdata=" + fresh,
                        "--username=" + SUPERUSER,
                        "--auth=reject",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions")
                .toList());
        if (!place.lasting()) {
            words.add("--no-sync");
        }
        words.addFirst(binaries.program("initdb").toString());
        var ended = Program.run(account.command(words), "");
        if (ended.code() != 0) {
            throw failed(ended.output());
        }
    }

    /** Without a server: nobody can look at a statement that holds a password. */
    private void sql(Path data, List<String> statements) throws IOException {
        var words = new ArrayList<>(List.of(
                binaries.program("postgres").toString(),
                "--single",
                "-D",
                data.toString(),
                "-c",
                "log_checkpoints=off"));
        words.addAll(List.of("-c", "log_min_error_statement=panic"));
        if (!place.lasting()) {
            words.addAll(List.of("-c", "fsync=off"));
        }
        words.add("postgres");
        var ended = Program.run(account.command(words), String.join("\n", statements) + "\n");
        if (ended.code() != 0 || ended.output().contains("ERROR:")) {
            throw failed(ended.output());
        }
    }

    private NoServer failed(String output) {
        return new NoServer(
                ExitCode.FAILED, "cannot make the data in " + place.shown() + ": " + Shown.reason(output, place));
    }

    private static String newPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
