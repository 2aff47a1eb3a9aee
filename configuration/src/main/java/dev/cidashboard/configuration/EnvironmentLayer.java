package dev.cidashboard.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The environment variables that are read, and only these: taking every variable is a trap on machines where something
 * else injects them. An empty variable counts as unset, because containers pass empty ones for what nobody chose.
 */
final class EnvironmentLayer {
    static final String CONFIG_FILE = "CONFIG_FILE";
    private static final String PREFIX = "CI_DASHBOARD_";
    private static final List<String> LATER = List.of("REDIS_URL", "JENKINS_TOKEN", "BITBUCKET_TOKEN");
    private static final String SEPARATORS = "[\\s,]+";

    private final ProcessRole role;
    private final Map<String, String> environment;

    EnvironmentLayer(ProcessRole role, Map<String, String> environment) {
        this.role = role;
        this.environment = new TreeMap<>(environment);
    }

    Optional<Sourced> find(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank() && !KubernetesServiceLinks.isOne(name, value))
                .map(value -> new Sourced(value, Origin.variable(name)));
    }

    /** A variable that holds several values, parted by commas or blanks. */
    static List<Sourced> several(Sourced value) {
        var items = new ArrayList<Sourced>();
        for (String item : value.text().strip().split(SEPARATORS)) {
            if (!item.isEmpty()) {
                items.add(new Sourced(item, value.origin()));
            }
        }
        return items;
    }

    Values values() {
        refuseUnknown();
        var values = new Values();
        for (SchemaKey<?> key : Schema.keysOf(role)) {
            for (var variable : key.variables()) {
                if (variable.roles().contains(role)) {
                    find(variable.name()).ifPresent(value -> put(values, key, value));
                }
            }
            // The longer name is the more particular one: PORT may come from a platform, CI_DASHBOARD_SERVER_PORT may
            // not.
            find(key.ownVariable()).ifPresent(value -> put(values, key, value));
        }
        return values;
    }

    /** One line for each variable of later work: machines often have them set for something else. */
    List<String> warnings() {
        return LATER.stream()
                .filter(name -> find(name).isPresent())
                .map(name -> "environment variable " + name + ": known, not built yet; it is ignored")
                .toList();
    }

    static String urlOf(Platform platform) {
        return platform.name() + "_URL";
    }

    static String tokenOf(Platform platform) {
        return platform.name() + "_TOKEN";
    }

    static String watchedOf(Platform platform) {
        return platform.name() + "_WATCHED_REPOS";
    }

    private static void put(Values values, SchemaKey<?> key, Sourced value) {
        if (key.list()) {
            values.put(key, several(value));
        } else {
            values.put(key, new Sourced(value.text().strip(), value.origin()));
        }
    }

    private void refuseUnknown() {
        var known = new TreeSet<String>();
        for (SchemaKey<?> key : Schema.KEYS) {
            known.add(key.ownVariable());
            key.variables().forEach(variable -> known.add(variable.name()));
        }
        for (Platform platform : Platform.values()) {
            known.addAll(List.of(urlOf(platform), tokenOf(platform), watchedOf(platform)));
        }
        for (var entry : environment.entrySet()) {
            String name = entry.getKey();
            if (name.startsWith(PREFIX)
                    && !known.contains(name)
                    && !KubernetesServiceLinks.isOne(name, entry.getValue())) {
                throw Origin.variable(name).problem("unknown; " + hint(name, known));
            }
        }
    }

    private static String hint(String name, TreeSet<String> known) {
        String bare = name.substring(PREFIX.length());
        if (known.contains(bare)) {
            return "did you mean " + bare + "?";
        }
        return Spelling.closest(name, known)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("expected a key of docs/configuration.md, such as CI_DASHBOARD_CACHE_TTL");
    }
}
