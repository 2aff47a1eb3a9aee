package dev.cidashboard.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a database is and how to get in; it prints without the password. */
public record DatabaseAddress(int port, String name, String user, String password) {

    /** For JDBC, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** For {@code POSTGRES_URL}: a secret. */
    public String url() {
        return "postgresql://" + user + ":" + URLEncoder.encode(password, StandardCharsets.UTF_8) + "@127.0.0.1:" + port
                + "/" + name;
    }

    @Override
    public String toString() {
        return user + "@127.0.0.1:" + port + "/" + name;
    }
}
