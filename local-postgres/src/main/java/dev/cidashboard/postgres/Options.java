package dev.cidashboard.postgres;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * The command line.
 *
 * @param port 0 for any free one
 */
record Options(Place place, int port, boolean help, boolean version) {
    static final String HELP = """
            Usage: local-postgres --data FOLDER [--port N] [--url-file FILE] [--help] [--version]

            Runs a PostgreSQL on 127.0.0.1 until it is stopped, for a dashboard that was given none.

              --data FOLDER    its data; made if it is not there, and kept. PostgreSQL itself, its log, its password and its lock
                               lie beside it
              --port N         where it listens; 0, or nothing, is any free port
              --url-file FILE  where its URL with the password is, readable by its owner only, while it runs; else FOLDER.url
              --help           this text
              --version        the version

            Exit codes: 0 stopped as asked, 1 it could not be started or has failed, 2 options or data are wrong, 3 the port is
            in use, 4 there is no PostgreSQL for this system.
            """;

    static Options parse(String... words) {
        Place place = null;
        Path urlFile = null;
        int port = 0;
        var rest = List.of(words).iterator();
        while (rest.hasNext()) {
            String flag = rest.next();
            switch (flag) {
                case "--help" -> {
                    return new Options(null, 0, true, false);
                }
                case "--version" -> {
                    return new Options(null, 0, false, true);
                }
                case "--data" -> place = Place.of(path(flag, rest));
                case "--url-file" -> urlFile = path(flag, rest);
                case "--port" -> port = port(value(flag, rest));
                default -> throw wrong("unknown argument \"" + Shown.bounded(flag) + "\"; --help says which there are");
            }
        }
        if (place == null) {
            throw wrong("--data is missing; expected the folder of the data");
        }
        return new Options(urlFile == null ? place : place.withUrlFile(urlFile), port, false, false);
    }

    private static Path path(String flag, Iterator<String> rest) {
        try {
            return Path.of(value(flag, rest));
        } catch (InvalidPathException invalid) {
            throw wrong(flag + " is no file name");
        }
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw wrong("--port is \"" + Shown.bounded(text) + "\"; expected a port, 0 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static String value(String flag, Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "";
        if (value.isBlank() || value.startsWith("--")) {
            throw wrong(flag + " has no value");
        }
        return value;
    }

    private static NoServer wrong(String line) {
        return new NoServer(ExitCode.REFUSED, line);
    }
}
