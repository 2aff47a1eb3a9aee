package dev.cidashboard.configuration;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which {@code Host} headers a process answers. A page of the world can make a browser ask {@code 127.0.0.1} under a
 * name of its own (DNS rebinding); loopback is no border, the name is. Ports are not compared.
 *
 * @param names lower case, without port and brackets
 * @param any everything is answered: a web process on a public address for which nobody listed names
 */
public record AllowedHosts(Set<String> names, boolean any) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    public AllowedHosts {
        names = Set.copyOf(names);
    }

    /** Loopback names and the given ones. */
    static AllowedHosts only(Iterable<String> hosts) {
        var names = new TreeSet<>(LOOPBACK);
        hosts.forEach(host -> names.add(bare(host)));
        return new AllowedHosts(names, false);
    }

    static AllowedHosts anyHost() {
        return new AllowedHosts(Set.of(), true);
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.contains(bare(host)) || bare(host).startsWith("127.");
    }

    /** @param hostHeader the header's text, with or without a port; null is refused */
    public boolean allows(String hostHeader) {
        if (hostHeader == null || hostHeader.isBlank()) {
            return false;
        }
        return any || names.contains(bare(hostHeader.strip()));
    }

    private static String bare(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[")) {
            int end = name.indexOf(']');
            return end < 0 ? name : name.substring(1, end);
        }
        int colon = name.indexOf(':');
        boolean oneColon = colon >= 0 && colon == name.lastIndexOf(':');
        return oneColon ? name.substring(0, colon) : name;
    }
}
