package dev.cidashboard.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build knows. */
record Versions(String postgres, String program) {
    static Versions current() {
        try (var file = Versions.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(file);
            return new Versions(properties.getProperty("postgres"), properties.getProperty("program"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Data of one major version is read by all of its minor ones, and by no other. */
    String major() {
        return postgres.substring(0, postgres.indexOf('.'));
    }

    /** As PostgreSQL calls itself: the last number counts the packagings. */
    String shown() {
        return postgres.substring(0, postgres.lastIndexOf('.'));
    }
}
