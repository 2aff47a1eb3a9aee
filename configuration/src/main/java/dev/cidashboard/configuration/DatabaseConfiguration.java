package dev.cidashboard.configuration;

import java.util.Objects;

/**
 * The PostgreSQL that remembers. Only the aggregator ever holds one.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/name?parameters}, without user and password: it may be shown
 * @param password absent where the server asks for none
 * @param poolSize connections at most, 1 to 50
 */
public record DatabaseConfiguration(String jdbcUrl, String user, Secret password, int poolSize) {
    static final String SCHEME = "jdbc:postgresql://";
    static final int MAX_POOL_SIZE = 50;

    public DatabaseConfiguration {
        Objects.requireNonNull(password, "password");
        if (!jdbcUrl.startsWith(SCHEME)) {
            throw new IllegalArgumentException("a database's URL starts with " + SCHEME);
        }
        if (user.isEmpty()) {
            throw new IllegalArgumentException("a database without a user");
        }
        if (poolSize < 1 || poolSize > MAX_POOL_SIZE) {
            throw new IllegalArgumentException("a pool of " + poolSize + " connections");
        }
    }

    /** {@code host:port/name}, for people: what is shown of the URL. */
    public String place() {
        int query = jdbcUrl.indexOf('?');
        return jdbcUrl.substring(SCHEME.length(), query < 0 ? jdbcUrl.length() : query);
    }
}
