package dev.cidashboard.configuration;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ${VAR}} and {@code ${VAR:default}} in the file, once: what comes out is not looked at again, so a token that
 * holds <code>${</code> stays what it is. {@code $${} writes a literal one. A variable that is set but empty counts as
 * set for {@code ${VAR}} and takes the default of {@code ${VAR:default}}, since containers often pass empty ones.
 */
final class Expansion {
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$\\$\\{|\\$\\{(?<name>[A-Za-z_][A-Za-z0-9_]{0,199})(?<fallback>:(?:[^}$]|\\$(?!\\{))*)?}|(?<broken>\\$\\{)");

    private final Map<String, String> environment;

    Expansion(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    String expand(String path, Sourced written) {
        checkForm(path, written);
        var result = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(written.text());
        while (matcher.find()) {
            String replacement = matcher.group("name") == null ? "${" : value(path, matcher, written.origin());
            matcher.appendReplacement(result, Matcher.quoteReplacement(replacement));
        }
        return matcher.appendTail(result).toString();
    }

    /** Refuses what is no reference, without looking at any variable: all that the web process does with a token. */
    static void checkForm(String path, Sourced written) {
        Matcher matcher = REFERENCE.matcher(written.text());
        while (matcher.find()) {
            if (matcher.group("broken") != null) {
                throw written.origin()
                        .problem(path + " has a broken ${; expected ${VAR} or ${VAR:default}, or $${ for a literal ${");
            }
        }
    }

    private String value(String path, Matcher matcher, Origin origin) {
        String name = matcher.group("name");
        String fallback = matcher.group("fallback");
        String value = environment.get(name);
        if (fallback == null) {
            if (value == null) {
                throw origin.problem(path + " needs the environment variable " + name
                        + ", which is not set; set it, or write ${" + name + ":default}");
            }
            return value;
        }
        return value == null || value.isEmpty() ? fallback.substring(1) : value;
    }
}
