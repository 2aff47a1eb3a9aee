package dev.cidashboard.configuration;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The address of a PostgreSQL as platforms and people write it, {@code postgresql://user:password@host/name} or
 * {@code jdbc:postgresql://host/name?user=…&password=…}, taken apart. It is a secret as a whole: whoever forgets to encode
 * a password puts parts of it where host, port or parameter belong. So no message here repeats any of it.
 */
final class DatabaseUrl {
    static final String EXPECTED = "postgresql://user:password@host:port/name or"
            + " jdbc:postgresql://host:port/name?user=…&password=…; special characters of user and password written as %XX";
    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_HOSTS = 10;
    private static final String DEFAULT_PORT = "5432";
    private static final List<String> URI_SCHEMES = List.of("postgresql://", "postgres://");
    private static final Pattern HOST = Pattern.compile("(?<name>\\[[^\\[\\]]*]|[^:\\[\\]]*)(?::(?<port>.*))?");

    private final String hosts;
    private final String name;
    private final Map<String, String> parameters = new TreeMap<>();
    private String user = "";
    private String password = "";

    private DatabaseUrl(String rest, boolean jdbc) {
        int at = rest.indexOf('@');
        int slash = rest.indexOf('/');
        String authority = rest;
        if (!jdbc && at >= 0 && (slash < 0 || at < slash)) {
            credentials(rest.substring(0, at));
            authority = rest.substring(at + 1);
            slash = authority.indexOf('/');
        }
        if (slash < 0) {
            throw new IllegalArgumentException("it has no /name of a database");
        }
        hosts = hosts(authority.substring(0, slash));
        String path = authority.substring(slash + 1);
        int query = path.indexOf('?');
        name = PercentEncoding.decode(query < 0 ? path : path.substring(0, query), jdbc);
        if (name.isEmpty() || name.contains("/")) {
            throw new IllegalArgumentException("it has no /name of a database");
        }
        if (query >= 0 && query + 1 < path.length()) {
            parameters(path.substring(query + 1), jdbc);
        }
        if (user.isEmpty()) {
            throw new IllegalArgumentException("it names no user");
        }
    }

    /** @throws IllegalArgumentException says what is wrong, and nothing of the text */
    private static DatabaseUrl of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("it is longer than " + MAX_LENGTH + " characters");
        }
        if (text.startsWith(DatabaseConfiguration.SCHEME)) {
            return new DatabaseUrl(text.substring(DatabaseConfiguration.SCHEME.length()), true);
        }
        return URI_SCHEMES.stream()
                .filter(text::startsWith)
                .findFirst()
                .map(scheme -> new DatabaseUrl(text.substring(scheme.length()), false))
                .orElseThrow(() -> new IllegalArgumentException("it is no URL of a PostgreSQL"));
    }

    /** Empty if the text is no such URL. */
    static Optional<DatabaseUrl> parse(String text) {
        try {
            return Optional.of(of(text));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** What a message may say about a text that is none. */
    static String shown(String text) {
        try {
            of(text);
            return "***";
        } catch (IllegalArgumentException wrong) {
            return "*** (" + wrong.getMessage() + ")";
        }
    }

    DatabaseConfiguration withPool(int size) {
        var url = new StringBuilder(DatabaseConfiguration.SCHEME)
                .append(hosts)
                .append('/')
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8));
        char separator = '?';
        for (var parameter : parameters.entrySet()) {
            url.append(separator).append(parameter.getKey()).append('=');
            url.append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return new DatabaseConfiguration(url.toString(), user, Secret.password(password), size);
    }

    private void credentials(String written) {
        int colon = written.indexOf(':');
        user = PercentEncoding.decode(colon < 0 ? written : written.substring(0, colon), false);
        password = colon < 0 ? "" : PercentEncoding.decode(written.substring(colon + 1), false);
    }

    /** Each with its port, so that people see in messages where it is looked for. */
    private static String hosts(String written) {
        var places = new ArrayList<String>();
        for (String place : written.split(",", -1)) {
            var form = HOST.matcher(place);
            if (!form.matches()) {
                throw new IllegalArgumentException("its host is none");
            }
            String host = form.group("name");
            boolean address = host.startsWith("[");
            String bare = address ? host.substring(1, host.length() - 1) : host;
            if (ValueTypes.HOST.read(bare).isEmpty() || address != bare.contains(":")) {
                throw new IllegalArgumentException("its host is none");
            }
            String port = form.group("port") == null ? DEFAULT_PORT : form.group("port");
            if (ValueTypes.PORT.read(port).isEmpty()) {
                throw new IllegalArgumentException("its port is none");
            }
            places.add(host + ":" + port);
        }
        if (places.size() > MAX_HOSTS) {
            throw new IllegalArgumentException("it has more than " + MAX_HOSTS + " hosts");
        }
        return String.join(",", places);
    }

    private void parameters(String written, boolean jdbc) {
        for (String pair : written.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = PercentEncoding.decode(equals < 0 ? pair : pair.substring(0, equals), jdbc);
            String value = equals < 0 ? "" : PercentEncoding.decode(pair.substring(equals + 1), jdbc);
            switch (key) {
                case "user" -> user = value;
                case "password" -> password = value;
                default -> {
                    var parameter = DatabaseParameter.of(key);
                    parameters.put(parameter.driverName(), parameter.read(value));
                }
            }
        }
    }
}
