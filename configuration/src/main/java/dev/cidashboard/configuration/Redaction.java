package dev.cidashboard.configuration;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The last sieve before a message is shown. Messages never name a token's value on purpose, but people put tokens where
 * names and URLs belong: whatever a variable that sounds secret holds, and whatever looks like a forge's token or a database's URL, goes.
 */
final class Redaction {
    private static final int SHORTEST = 4;
    private static final Pattern SECRET_NAME =
            Pattern.compile("TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|_KEY|POSTGRES_URL|DATABASE_URL");
    private static final Pattern FORGE_TOKEN =
            Pattern.compile("\\b(?:gl[a-z]{2,6}-|gh[a-z]_|github_pat_|ATATT|ATCTT)[A-Za-z0-9_.=-]{4,}");
    /** Whole or cut off: whoever forgets to encode a password ends it anywhere. Our own examples are none. */
    private static final Pattern DATABASE_URL =
            Pattern.compile("\\b(?:jdbc:)?postgres(?:ql)?://(?!user:password@|host:port/)[^\\s\"]*[@=][^\\s\"]*");

    private final List<String> secrets;

    Redaction(Map<String, String> environment) {
        secrets = environment.entrySet().stream()
                .filter(entry -> SECRET_NAME
                        .matcher(entry.getKey().toUpperCase(Locale.ROOT))
                        .find())
                .map(Map.Entry::getValue)
                .filter(value -> value.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    String apply(String message) {
        String shown = message;
        for (String secret : secrets) {
            shown = shown.replace(secret, "***");
        }
        shown = DATABASE_URL.matcher(shown).replaceAll("***");
        return FORGE_TOKEN.matcher(shown).replaceAll("***");
    }
}
