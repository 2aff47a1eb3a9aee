package dev.cidashboard.simulator.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request, in their order: Link headers repeat them. Of a repeated one the last counts. */
public final class Query {

    private final Map<String, String> parameters;

    private Query(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    public static Query parse(String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return new Query(parameters);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    public boolean has(String name, String value) {
        return value.equals(parameters.get(name));
    }

    /** Bounded as forges do it: nonsense becomes the default, too much becomes the most that is allowed. */
    public int number(String name, int otherwise, int most) {
        try {
            int value = Integer.parseInt(parameters.getOrDefault(name, String.valueOf(otherwise)));
            return value < 1 ? otherwise : Math.min(value, most);
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    public Query with(String name, Object value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(name, String.valueOf(value));
        return new Query(changed);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        parameters.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** A per cent sign that starts nothing stands for itself. */
    public static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
