package dev.cidashboard.configuration;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What may stand after the question mark of a database's URL, by the names of PostgreSQL's own tools and of the JDBC driver.
 * A list of what is allowed, since the driver also has parameters that load classes and write files.
 *
 * @param driverName as the JDBC driver calls it
 * @param words what it may be; any text if it has none
 */
record DatabaseParameter(String driverName, Pattern words, Map<String, String> translations) {
    private static final Pattern TEXT = Pattern.compile(".{1,500}");
    private static final DatabaseParameter SSL_MODE =
            of("sslmode", "disable|allow|prefer|require|verify-ca|verify-full");
    private static final DatabaseParameter CHANNEL_BINDING = of("channelBinding", "disable|prefer|require");
    private static final DatabaseParameter ENCRYPTION = of("gssEncMode", "disable|allow|prefer|require");
    private static final DatabaseParameter CONNECT_TIMEOUT = of("connectTimeout", "\\d{1,6}");
    private static final DatabaseParameter APPLICATION = new DatabaseParameter("ApplicationName", TEXT, Map.of());
    /** Of several hosts the aggregator needs the one that can be written to. */
    private static final DatabaseParameter SERVER =
            new DatabaseParameter("targetServerType", Pattern.compile("any|primary"), Map.of("read-write", "primary"));

    private static final Map<String, DatabaseParameter> KNOWN = Map.ofEntries(
            Map.entry("sslmode", SSL_MODE),
            Map.entry("ssl", of("ssl", "true|false")),
            Map.entry("sslrootcert", new DatabaseParameter("sslrootcert", TEXT, Map.of())),
            Map.entry("sslcert", new DatabaseParameter("sslcert", TEXT, Map.of())),
            Map.entry("sslkey", new DatabaseParameter("sslkey", TEXT, Map.of())),
            Map.entry("channel_binding", CHANNEL_BINDING),
            Map.entry("channelBinding", CHANNEL_BINDING),
            Map.entry("gssencmode", ENCRYPTION),
            Map.entry("gssEncMode", ENCRYPTION),
            Map.entry("connect_timeout", CONNECT_TIMEOUT),
            Map.entry("connectTimeout", CONNECT_TIMEOUT),
            Map.entry("socketTimeout", of("socketTimeout", "\\d{1,6}")),
            Map.entry("tcpKeepAlive", of("tcpKeepAlive", "true|false")),
            Map.entry("target_session_attrs", SERVER),
            Map.entry("targetServerType", SERVER),
            Map.entry("application_name", APPLICATION),
            Map.entry("ApplicationName", APPLICATION),
            Map.entry("currentSchema", of("currentSchema", "[A-Za-z0-9_]{1,63}")),
            Map.entry("options", new DatabaseParameter("options", TEXT, Map.of())),
            Map.entry("prepareThreshold", of("prepareThreshold", "\\d{1,6}")));

    private static DatabaseParameter of(String driverName, String words) {
        return new DatabaseParameter(driverName, Pattern.compile(words), Map.of());
    }

    /** @throws IllegalArgumentException without the name: it may be what follows an unencoded & of a password */
    static DatabaseParameter of(String name) {
        var known = KNOWN.get(name);
        if (known == null) {
            throw new IllegalArgumentException("it has a parameter that is not among those of docs/configuration.md");
        }
        return known;
    }

    String read(String value) {
        String translated = translations.getOrDefault(value, value);
        if (!words.matcher(translated).matches()) {
            throw new IllegalArgumentException("its parameter " + driverName + " has no value that it may have");
        }
        return translated;
    }
}
